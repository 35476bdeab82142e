using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>What the build has to make of the data, by the name under which it is embedded.</summary>
internal static class ShippedModels
{
    private const string Language = "fr";

    /// <summary>All of them, each with what writes it. The models are made at the same time; each takes half a minute.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write)> All() => [.. Entries(), .. Models()];

    private static IEnumerable<(string Name, Action<Stream> Write)> Entries() =>
        Enum.GetValues<Theme>()
            .Select(theme =>
                (
                    EntryPack.Name(Language, theme),
                    (Action<Stream>)(to => EntryPack.Write(to, TrainingData.OwnEntries(Language, theme)))
                )
            );

    private static ParallelQuery<(string Name, Action<Stream> Write)> Models() =>
        new (string Name, Func<Matching.LinearModel> Make)[]
        {
            (ObjectionModel.Name(Language), () => ObjectionModel.For(Language)),
            (IntentClassifier.ModelName(Language), () => IntentClassifier.Load(Language).Model),
        }
            .AsParallel()
            .Select(model => (model.Name, (Action<Stream>)model.Make().Write));
}

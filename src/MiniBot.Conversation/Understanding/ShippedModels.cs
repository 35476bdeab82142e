using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Matching;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Understanding;

/// <summary>What the build has to make of the data, by the name under which it is embedded.</summary>
internal static class ShippedModels
{
    /// <summary>All of them, each with what writes it. The models are made at the same time; the largest takes half a minute.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write)> All() => [.. Entries(), .. Models()];

    private static IEnumerable<(string Name, Action<Stream> Write)> Entries() =>
        from language in LanguagePack.Codes
        from theme in Enum.GetValues<Theme>()
        select (
            EntryPack.Name(language, theme),
            (Action<Stream>)(to => EntryPack.Write(to, TrainingData.OwnEntries(language, theme)))
        );

    private static ParallelQuery<(string Name, Action<Stream> Write)> Models() =>
        LanguagePack
            .Codes.SelectMany(language =>
                new (string Name, Func<LinearModel> Make)[]
                {
                    (ObjectionModel.Name(language), () => ObjectionModel.For(language)),
                    (IntentClassifier.ModelName(language), () => IntentClassifier.Load(language).Model),
                }
            )
            .AsParallel()
            .Select(model => (model.Name, (Action<Stream>)model.Make().Write));
}

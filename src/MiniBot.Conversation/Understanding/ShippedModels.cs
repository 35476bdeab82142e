using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Understanding;

/// <summary>All models that ship, by the name under which they are embedded: what the build has to make.</summary>
internal static class ShippedModels
{
    /// <summary>Made at the same time; each takes half a minute.</summary>
    public static IEnumerable<(string Name, LinearModel Model)> All() =>
        LanguagePack
            .Codes.SelectMany(language =>
                new (string Name, Func<LinearModel> Make)[]
                {
                    (ObjectionModel.Name(language), () => ObjectionModel.For(language)),
                    (IntentClassifier.ModelName(language), () => IntentClassifier.Load(language).Model),
                }
            )
            .AsParallel()
            .Select(model => (model.Name, model.Make()));
}

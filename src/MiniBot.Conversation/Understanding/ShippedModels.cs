using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Understanding;

/// <summary>All models that ship, by the name under which they are embedded: what the build has to make.</summary>
internal static class ShippedModels
{
    /// <summary>Made at the same time; each takes half a minute.</summary>
    public static IEnumerable<(string Name, LinearModel Model)> All() =>
        new (string Name, Func<LinearModel> Make)[]
        {
            (ObjectionModel.Name("fr"), () => ObjectionModel.For("fr")),
            (IntentClassifier.ModelName("fr"), () => IntentClassifier.Load("fr").Model),
        }
            .AsParallel()
            .Select(model => (model.Name, model.Make()));
}

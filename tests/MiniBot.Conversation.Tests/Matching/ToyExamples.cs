using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

/// <summary>Three things that can be said in many ways: enough to learn from within a second.</summary>
internal static class ToyExamples
{
    private static readonly string[] Openings = ["", "écoutez ", "non mais ", "franchement ", "ah ", "vous savez "];
    private static readonly string[] Endings = ["", " pour moi", " monsieur", " aujourd'hui", " voilà", " c'est tout"];

    private static readonly (string Label, string[] Cores)[] Meanings =
    [
        ("price", ["c'est trop cher", "ça coûte trop d'argent", "le prix est élevé", "j'ai pas le budget"]),
        ("time", ["j'ai pas le temps", "je suis pressé", "vous tombez mal", "je pars au travail"]),
        ("who", ["qui êtes-vous", "c'est quelle société", "vous appelez de la part de qui", "je vous connais pas"]),
    ];

    public static Lexicon Lexicon { get; } = TrainingData.Lexicon("fr");

    /// <summary>Two thirds of the combinations.</summary>
    public static IReadOnlyList<TrainingExample> Training { get; } = [.. All().Where((_, i) => i % 3 != 0)];

    /// <summary>The others.</summary>
    public static IReadOnlyList<TrainingExample> HeldOut { get; } = [.. All().Where((_, i) => i % 3 == 0)];

    /// <summary>The share of the held-out examples whose own label comes first.</summary>
    public static double RightShare(LinearModel model) =>
        HeldOut.Count(e => LikeliestOf(model, e.Text) == e.Label) / (double)HeldOut.Count;

    /// <summary>What a model takes a text for.</summary>
    public static string LikeliestOf(LinearModel model, string text)
    {
        var rated = new UtteranceClassifier(model, Lexicon).Rate(text).ToArray();
        return model.Labels[Array.IndexOf(rated, rated.Max())];
    }

    public static byte[] BytesOf(LinearModel model)
    {
        using var bytes = new MemoryStream();
        model.Write(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<TrainingExample> All() =>
        from meaning in Meanings
        from core in meaning.Cores
        from opening in Openings
        from ending in Endings
        select new TrainingExample(meaning.Label, opening + core + ending);
}

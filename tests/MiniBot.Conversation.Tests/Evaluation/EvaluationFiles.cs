using System.Collections.Immutable;
using MiniBot.Conversation.Evaluation;

namespace MiniBot.Conversation.Tests.Evaluation;

/// <summary>The labelled utterances in <c>data/eval</c>, which nothing is learnt from.</summary>
internal static class EvaluationFiles
{
    public static ImmutableArray<LabelledUtterance> Objections { get; } =
        Read("objections.fr.tsv", ObjectionEvaluation.Labels("fr"));

    public static ImmutableArray<LabelledUtterance> Intents { get; } = Read("intents.fr.tsv", IntentEvaluation.Labels);

    private static ImmutableArray<LabelledUtterance> Read(string file, ImmutableArray<string> labels)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("data", "eval", file));
        var (utterances, errors) = LabelledFile.Read(text, file, labels.Contains, labels);
        errors.ShouldBeEmpty();
        return utterances;
    }
}

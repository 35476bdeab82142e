using System.Text.Json;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Evaluation;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Catalogues;
using MiniBot.Conversation.Tests.Matching;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Evaluation;

/// <summary>The evaluation is worth something only when it covers everything and nothing of it was learnt.</summary>
public sealed class EvaluationDataTests
{
    private const int LeastUtterances = 1500;

    [Fact]
    public void Files_Together_AreLargeEnough() =>
        (EvaluationFiles.Objections.Length + EvaluationFiles.Intents.Length).ShouldBeGreaterThanOrEqualTo(LeastUtterances);

    [Fact]
    public void Objections_CoverEveryEntryAndNone() =>
        EvaluationFiles
            .Objections.Select(u => u.Label)
            .Distinct()
            .ShouldBe(FixedCatalogue.Entries.Select(e => e.Id).Append(ObjectionEvaluation.NoEntry), ignoreOrder: true);

    // Nothing can be written of a silence.
    [Fact]
    public void Intents_CoverEveryIntent() =>
        Enum.GetValues<Intent>()
            .Where(i => i != Intent.Silence)
            .Select(i => JsonNamingPolicy.SnakeCaseLower.ConvertName(i.ToString()))
            .Append("opt_out_ambiguous")
            .ShouldBeSubsetOf(EvaluationFiles.Intents.Select(u => u.Label));

    [Fact]
    public void Objections_NoneOfThem_WasLearnt()
    {
        var learnt = Enum.GetValues<Theme>()
            .SelectMany(theme => TrainingData.OwnEntries("fr", theme))
            .SelectMany(e => e.Phrases)
            .Concat(TrainingData.Negatives("fr").Select(e => e.Text))
            .Concat(TrainingData.Intents("fr").Select(e => e.Text));

        InBoth(EvaluationFiles.Objections, learnt).ShouldBeEmpty();
    }

    [Fact]
    public void Intents_NoneOfThem_WasLearnt()
    {
        var learnt = TrainingData
            .Intents("fr")
            .Concat(TrainingData.Negatives("fr"))
            .Select(e => e.Text)
            .Concat(Enum.GetValues<Theme>().SelectMany(theme => TrainingData.OwnEntries("fr", theme)).SelectMany(e => e.Phrases));

        InBoth(EvaluationFiles.Intents, learnt).ShouldBeEmpty();
    }

    [Fact]
    public void Utterances_InOneFile_StandOnce()
    {
        foreach (var file in new[] { EvaluationFiles.Objections, EvaluationFiles.Intents })
            file.GroupBy(u => (Folding.Of(u.Text), u.Label)).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    private static IEnumerable<string> InBoth(IEnumerable<LabelledUtterance> utterances, IEnumerable<string> learnt)
    {
        var known = learnt.Select(Folding.Of).ToHashSet(StringComparer.Ordinal);
        return utterances.Where(u => known.Contains(Folding.Of(u.Text))).Select(u => $"{u.Line} {u.Label}: {u.Text}");
    }
}

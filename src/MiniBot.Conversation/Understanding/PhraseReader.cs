using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MiniBot.Conversation.Understanding;

/// <summary>
/// The rules of reading: find all phrases, let the longest win at each place, turn round what is negated, and let the most
/// cautious meaning decide.
/// </summary>
internal sealed class PhraseReader
{
    private readonly Normalizer _normalizer;
    private readonly PhraseIndex _phrases;
    private readonly FrozenSet<string> _negations;
    private readonly PhraseIndex _compounds = new();

    public PhraseReader(
        Normalizer normalizer,
        PhraseIndex phrases,
        IEnumerable<string> negations,
        IEnumerable<IReadOnlyList<string>> compounds
    )
    {
        _normalizer = normalizer;
        _phrases = phrases;
        _negations = negations.ToFrozenSet(StringComparer.Ordinal);
        foreach (var compound in compounds)
            _compounds.Add(compound, new PhraseLabel(PhraseClass.Harmless), wholeUtterance: false);
    }

    public Reading Read(string text, PhraseIndex? stepPhrases)
    {
        var words = _normalizer.Words(text);
        return words.Count == 0
            ? new Reading(Intent.Neutral, 0, []) { IsEmpty = true }
            : Decide(words, Match(words, stepPhrases));
    }

    /// <summary>
    /// True when a hard opt-out in the beginning of an utterance stands, whatever words follow: none can make it part of a longer
    /// phrase with another meaning, or split it by a compound.
    /// </summary>
    public bool IsSettledOptOut(string text, PhraseIndex? stepPhrases)
    {
        var words = _normalizer.Words(text);
        return Match(words, stepPhrases).Exists(m => IsHard(m.Label) && !CouldBeTakenBack(m, words, stepPhrases));
    }

    private List<PhraseMatch> Match(List<string> words, PhraseIndex? stepPhrases)
    {
        var matches = new List<PhraseMatch>();
        stepPhrases?.Find(words, matches);
        _phrases.Find(words, matches);
        RemoveSplittersOfCompounds(words, matches);
        return [.. LongestOnly(matches).Select(m => Negate(m, words))];
    }

    private bool CouldBeTakenBack(PhraseMatch match, List<string> words, PhraseIndex? stepPhrases)
    {
        if (match.End == words.Count && _negations.Contains(words[^1]))
            return true;
        for (var start = 0; start < match.End; start++)
        {
            if (_compounds.CouldGoOn(words, start, _ => true))
                return true;
            if (start <= match.Start && (GoesOn(_phrases, start) || (stepPhrases is not null && GoesOn(stepPhrases, start))))
                return true;
        }

        return false;

        bool GoesOn(PhraseIndex phrases, int start) => phrases.CouldGoOn(words, start, label => !IsHard(label));
    }

    private static bool IsHard(PhraseLabel label) => label.Class == PhraseClass.OptOutHard;

    // "plus tard" is one word: a phrase that ends on its "plus" was never said.
    private void RemoveSplittersOfCompounds(List<string> words, List<PhraseMatch> matches)
    {
        var compounds = new List<PhraseMatch>();
        _compounds.Find(words, compounds);
        matches.RemoveAll(m => compounds.Exists(c => Splits(m, c)));
    }

    private static bool Splits(PhraseMatch match, PhraseMatch compound) =>
        match.Start < compound.End && compound.Start < match.End && (match.Start > compound.Start || match.End < compound.End);

    // From left to right, longest first, a match stands when it reaches further than all before it. On the same words the
    // step's own phrase wins: it was found first, and the order is stable.
    private static IEnumerable<PhraseMatch> LongestOnly(List<PhraseMatch> matches)
    {
        var reached = 0;
        foreach (var match in matches.OrderBy(m => m.Start).ThenByDescending(m => m.Length).Where(m => m.End > reached))
        {
            reached = match.End;
            yield return match;
        }
    }

    private PhraseMatch Negate(PhraseMatch match, List<string> words)
    {
        var endsNegated = match.End < words.Count && _negations.Contains(words[match.End]);
        var startsNegated = match.Start > 0 && _negations.Contains(words[match.Start - 1]);
        var negated = match.Label.Class switch
        {
            PhraseClass.Interested when endsNegated || startsNegated => PhraseClass.NotInterested,
            PhraseClass.OptOutAmbiguous when endsNegated => PhraseClass.Harmless,
            PhraseClass.Callback or PhraseClass.TransferHuman or PhraseClass.Wait when startsNegated => PhraseClass.Harmless,
            var same => same,
        };
        return negated == match.Label.Class ? match : match with { Label = match.Label with { Class = negated } };
    }

    private static Reading Decide(List<string> words, List<PhraseMatch> matches)
    {
        matches.Sort((a, b) => Order(a).CompareTo(Order(b)));
        var telling = matches.FindAll(m => m.Label.Class < PhraseClass.Greeting);
        var isHarmless = matches.Exists(m => m.Label.Class == PhraseClass.Harmless);
        var namesTime = matches.Exists(m => m.Label.Class == PhraseClass.Time);
        if (telling.Count == 0)
        {
            var greetings = matches.FindAll(m => m.Label.Class == PhraseClass.Greeting);
            return new Reading(Intent.Neutral, 0, Evidence(words, greetings))
            {
                IsGreeting = greetings.Count > 0,
                IsHarmless = isHarmless,
                Covers = greetings.Sum(m => m.Length) / (double)words.Count,
                NamesTime = namesTime,
            };
        }

        var first = telling[0].Label;
        var mixed =
            first.Class == PhraseClass.Deny && telling.Exists(m => m.Label.Class is PhraseClass.Affirm or PhraseClass.Interested);
        var deciding = mixed ? telling : telling.FindAll(m => m.Label == first);
        var explained = deciding.Sum(m => m.Length) / (double)words.Count;
        return new Reading(
            mixed ? Intent.Unsure : IntentOf(first.Class),
            Math.Min(1, 0.5 + (explained / 2)),
            Evidence(words, deciding)
        )
        {
            IsHarmless = isHarmless,
            Explains = explained,
            IsOfStep = deciding.TrueForAll(m => m.Label.IsOfStep),
            Covers = telling.Sum(m => m.Length) / (double)words.Count,
            Found = [.. telling.Select(m => IntentOf(m.Label.Class)).Distinct()],
            IsAmbiguous = first.Class == PhraseClass.OptOutAmbiguous,
            NamesTime = namesTime,
        };
    }

    private static int Order(PhraseMatch match) => (int)match.Label.Class;

    private static ImmutableArray<string> Evidence(List<string> words, List<PhraseMatch> matches) =>
        [
            .. matches
                .OrderBy(m => m.Start)
                .Select(m => string.Join(' ', words.GetRange(m.Start, m.Length)))
                .Distinct(StringComparer.Ordinal),
        ];

    internal static Intent IntentOf(PhraseClass phraseClass) =>
        phraseClass switch
        {
            PhraseClass.OptOutHard or PhraseClass.OptOutAmbiguous => Intent.OptOut,
            PhraseClass.Machine => Intent.Machine,
            PhraseClass.WrongNumber => Intent.WrongNumber,
            PhraseClass.NotInterested => Intent.NotInterested,
            PhraseClass.TransferHuman => Intent.TransferHuman,
            PhraseClass.Callback => Intent.Callback,
            PhraseClass.Wait => Intent.Wait,
            PhraseClass.Repeat => Intent.Repeat,
            PhraseClass.Objection => Intent.Objection,
            PhraseClass.Question => Intent.Question,
            PhraseClass.Unsure => Intent.Unsure,
            PhraseClass.Deny => Intent.Deny,
            PhraseClass.Interested => Intent.Interested,
            PhraseClass.Affirm => Intent.Affirm,
            _ => Intent.Neutral,
        };
}

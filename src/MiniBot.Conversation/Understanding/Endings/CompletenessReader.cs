using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Understanding.Endings;

/// <summary>
/// Judges whether the words so far can be all: what ends on a joint, an article or a hesitation goes on; a number half said goes on; an
/// answer to what was asked, and a phrase known as a whole, is complete. Immutable, thread-safe.
/// </summary>
internal sealed class CompletenessReader
{
    /// <summary>A known phrase of so many words ends a sentence, however it began.</summary>
    private const int SentenceWords = 3;

    private readonly LanguagePack _pack;
    private readonly EndingWords _endings;
    private readonly PhraseIndex _utterances = new();

    public CompletenessReader(LanguagePack pack)
    {
        _pack = pack;
        _endings = EndingWords.Load(pack.Code);
        foreach (var utterance in pack.Intents.Utterances)
            _utterances.Add(EndingWords.WordsOf(utterance), new PhraseLabel(PhraseClass.Harmless), wholeUtterance: false);
    }

    /// <summary>Judges an utterance as an answer to what was asked.</summary>
    public Completeness Judge(string text, ExpectedSpeech expected)
    {
        var words = EndingWords.WordsOf(text);
        if (words.Count == 0)
            return Completeness.Unknown;
        if (JudgeNumber(text, expected) is { } number)
            return number;
        if (_endings.IsUnfinished(words))
            return Completeness.Incomplete;
        if (expected.IsAnsweredBy(text, out var mayGoOn))
            return mayGoOn ? Completeness.Unknown : Completeness.Complete;
        if (IsKnownPhrase(text, words, expected))
            return Completeness.Complete;
        return BeginsKnownPhrase(words) ? Completeness.Incomplete : Completeness.Unknown;
    }

    /// <summary>Judges an utterance that ends on a number; null for any other.</summary>
    private Completeness? JudgeNumber(string text, ExpectedSpeech expected)
    {
        var words = SpokenWords.Of(text);
        var start = words.Count;
        while (start > 0 && _pack.Numbers.IsNumberWord(words[start - 1]))
            start--;
        var run = words.GetRange(start, words.Count - start);
        if (run.Count == 0)
            return null;
        // A single "un" or "une" may be an article: "une vingtaine".
        if (run is ["un" or "une" or "a"])
            return expected.Kind == Scenarios.AnswerKind.Number ? Completeness.Unknown : null;
        if (JudgeDigits(run) is { } dictated)
            return dictated;
        if (_endings.IsHalfNumber(run))
            return Completeness.Incomplete;
        return expected.Kind == Scenarios.AnswerKind.Number && !_endings.IsOpenNumber(run)
            ? Completeness.Complete
            : Completeness.Unknown;
    }

    /// <summary>Digits dictated one by one or in pairs are complete when there are as many as such a number has; null for a plain number.</summary>
    private Completeness? JudgeDigits(List<string> run)
    {
        var numbers = _pack.FindNumbers(run);
        var isDictated = numbers.Count > 1 || (numbers.Count == 0 && run.Count > 3);
        if (!isDictated)
            return null;
        var digits =
            numbers.Count == 0
                ? run.Count
                : numbers.Sum(n =>
                    n.Value < 10 ? 1
                    : n.Value < 100 ? 2
                    : 3
                );
        return _endings.DigitCounts.Contains(digits) && !(run[0] == "zero" && digits < _endings.DigitCounts.Max())
            ? Completeness.Complete
            : Completeness.Incomplete;
    }

    /// <summary>True when the rules explain every word, or when it is one thing after another that people say on such calls.</summary>
    private bool IsKnownPhrase(string text, List<string> words, ExpectedSpeech expected)
    {
        const double all = 0.999;
        var reading = _pack.Intents.ReadByRules(text, expected.Phrases);
        return reading is { IsEmpty: false, Covers: > all } || IsChain(words);
    }

    /// <summary>One thing after another, or, behind whatever words, one that is long enough to be a sentence of its own.</summary>
    private bool IsChain(List<string> words)
    {
        var said = words.FindAll(w => !_endings.IsHesitation(w));
        var phrases = new List<PhraseMatch>();
        _utterances.Find(said, phrases);
        var reached = new HashSet<int> { 0 };
        foreach (var phrase in phrases.OrderBy(p => p.Start))
        {
            if (phrase.Length >= SentenceWords || reached.Contains(phrase.Start))
                reached.Add(phrase.End);
        }

        return said.Count > 0 && reached.Contains(said.Count);
    }

    private bool BeginsKnownPhrase(List<string> words) => _utterances.CouldGoOn(words, 0, _ => true);
}

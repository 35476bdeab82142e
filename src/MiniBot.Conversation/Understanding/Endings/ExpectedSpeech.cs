using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Understanding.Endings;

/// <summary>What a person is expected to say next, as far as it helps to hear when they have said it. Immutable, thread-safe.</summary>
public sealed class ExpectedSpeech
{
    /// <summary>Whether words answer a question does not depend on the day: a Monday at six stands for all.</summary>
    private static readonly DateTimeOffset AnyTime = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    private readonly LanguagePack _pack;
    private readonly ExpectedAnswer _answer;

    private ExpectedSpeech(LanguagePack pack, ExpectedAnswer answer, PhraseIndex? phrases)
    {
        _pack = pack;
        _answer = answer;
        Phrases = phrases;
    }

    /// <summary>The kind of answer that was asked for; <see cref="AnswerKind.Text"/> for anything.</summary>
    public AnswerKind Kind => _answer.Kind;

    /// <summary>The phrases of the step that was asked.</summary>
    internal PhraseIndex? Phrases { get; }

    /// <summary>A kind of answer in a language, outside any scenario.</summary>
    /// <param name="language">One of <see cref="LanguagePack.Codes"/>.</param>
    /// <param name="kind">What was asked for.</param>
    public static ExpectedSpeech For(string language, AnswerKind kind) =>
        new(LanguagePack.For(language), new ExpectedAnswer(kind), null);

    /// <summary>Judges whether these words can be all that the person says.</summary>
    /// <param name="text">What is understood of the utterance so far; empty for nothing.</param>
    public Completeness Judge(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _pack.Completeness.Judge(text, this);
    }

    /// <summary>An answer to a step of a scenario.</summary>
    internal static ExpectedSpeech At(string language, ScenarioStep step) =>
        new(LanguagePack.For(language), step.Expects ?? new ExpectedAnswer(KindOf(step)), step.Phrases);

    /// <summary>True when the words hold a value that was asked for; <paramref name="mayGoOn"/> when a fuller one may follow.</summary>
    internal bool IsAnsweredBy(string text, out bool mayGoOn)
    {
        mayGoOn = false;
        if (Kind is not (AnswerKind.Number or AnswerKind.Date or AnswerKind.Choice))
            return false;
        var value = AnswerReader.Read(_pack, _answer, Intent.Neutral, text, AnyTime, TimeZoneInfo.Utc);
        mayGoOn = value is AnswerValue.Date { Time.Precision: CallbackPrecision.Day or CallbackPrecision.Days };
        return value is not null;
    }

    /// <summary>Questions without an expectation of their own can be answered by yes or no.</summary>
    private static AnswerKind KindOf(ScenarioStep step) =>
        step.Kind switch
        {
            StepKind.Hello or StepKind.IsLeads => AnswerKind.YesNo,
            StepKind.ConfirmTime => AnswerKind.Date,
            StepKind.Question when step.IsDetermining => AnswerKind.YesNo,
            _ => AnswerKind.Text,
        };
}

using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Tests.Rails;

namespace MiniBot.Conversation.Tests.Languages;

public class EnglishRailTests
{
    private static readonly string Text = Scripts.TextOf("appointment-en.yaml");

    private static Scenario Appointment { get; } = Scripts.Parse(Text);

    [Fact]
    public void Answered_SaysTheLawsWordsInEnglish() =>
        Call.Answered(Appointment)
            .Spoken.First()
            .ShouldBe(
                "Hello, I am a voice assistant, an artificial intelligence, from Lumen Workshop, on behalf of Valley Energy. "
                    + "This is a sales call about the yearly review of your electricity contract. "
                    + "Say \"stop\" at any time and you will not be called again."
            );

    [Fact]
    public void Yes_ToEverything_IsALead()
    {
        var call = Call.Answered(Appointment).Says("yes go ahead").Says("yes it's in my name").Says("not a flat, a house");

        call.Says("we've changed the boiler").Says("yes").Says("yes please").Says("tuesday afternoon").Listens();

        call.Result.Disposition.ShouldBe(Disposition.Lead);
        call.HasHungUp.ShouldBeTrue();
    }

    [Fact]
    public void Time_InEnglish_KeepsTheWordsAndNoDate()
    {
        var call = Call.Answered(Appointment).Says("call me back on tuesday at two o'clock").Listens();

        call.Result.Disposition.ShouldBe(Disposition.Callback);
        call.Result.CallbackTime.ShouldBeNull();
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("yes but don't call me again")]
    [InlineData("take me off your list")]
    public void OptOut_AtAnyStep_EndsTheCall(string text)
    {
        var call = Call.Answered(Appointment).Says("yes").Says(text).Listens();

        call.Result.Disposition.ShouldBe(Disposition.OptOut);
        call.Suppressed.ShouldNotBeEmpty();
        call.Spoken.Last().ShouldBe("Understood, you will not be called again. Goodbye.");
    }

    [Fact]
    public void Disclosure_WithoutTheLawsWords_IsRefusedInEnglish()
    {
        var errors = Scripts.ErrorsOf(Text.Replace("voice: default", "disclosure: Hello there.", StringComparison.Ordinal));

        errors
            .Select(e => e.ToString())
            .ShouldBe([
                Error("it does not say that an AI speaks", "say \"an artificial intelligence\""),
                Error("it does not name the company that calls", "say {{company_name}}"),
                Error("it does not say on whose behalf", "say \"on behalf of {{principal}}\""),
                Error("it does not say what the call is about", "say \"about {{purpose}}\""),
                Error("it does not say how to opt out", "say \"Say stop at any time and you will not be called again\""),
            ]);

        static string Error(string problem, string mend) => $"test.yaml:11:13: disclosure: {problem}. To mend: {mend}.";
    }

    [Theory]
    [InlineData("an AI")]
    [InlineData("an artificial intelligence")]
    public void Disclosure_InOwnWords_IsTaken(string ai) =>
        Errors($"Hello, {ai} from {{{{company_name}}}} for {{{{principal}}}}, about {{{{purpose}}}}. Say stop to end.")
            .ShouldBeEmpty();

    [Fact]
    public void Disclosure_InFrench_IsRefused() =>
        Errors("Bonjour, une intelligence artificielle de {{company_name}}, {{principal}}, {{purpose}}, stop.")
            .ShouldHaveSingleItem()
            .Problem.ShouldBe("it does not say that an AI speaks");

    [Fact]
    public void Language_NotShipped_ListsThoseThatAre() =>
        Scripts
            .ErrorsOf(Text.Replace("language: en", "language: de", StringComparison.Ordinal))
            .Select(e => e.ToString())
            .ShouldContain(e =>
                e.EndsWith("the language 'de' is not shipped. To mend: write fr or en.", StringComparison.Ordinal)
            );

    [Fact]
    public void Mapping_OfAnOptOut_IsRefusedInEnglish() =>
        Scripts.ErrorsOf(Text.Replace("same as ever", "stop calling me", StringComparison.Ordinal)).ShouldHaveSingleItem();

    private static ImmutableArray<ScenarioError> Errors(string disclosure) =>
        Scripts.ErrorsOf(Text.Replace("voice: default", $"disclosure: \"{disclosure}\"", StringComparison.Ordinal));
}

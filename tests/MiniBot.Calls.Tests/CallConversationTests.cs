using MiniBot.Conversation;

namespace MiniBot.Calls.Tests;

/// <summary>Calls that go well, from the answer to the last word.</summary>
public sealed class CallConversationTests
{
    /// <summary>The fade of 60 ms, and the frame in which it was asked for.</summary>
    private const int FadeFrames = 4;

    [Fact]
    public void Call_EveryQuestionAnsweredYes_IsALead()
    {
        using var call = new CallBench().Answer();
        call.Listen("intelligence artificielle");
        foreach (var (question, answer) in Interview)
        {
            call.Listen(question);
            call.Reply(answer);
        }

        call.Listen("au revoir");
        var record = call.End();

        record.Result.Disposition.ShouldBe(Disposition.Lead);
        record.Result.Score.ShouldBe(100);
        record.Failure.ShouldBeNull();
        record.Losses.Any.ShouldBeFalse();
        call.Happened.ShouldBe(["hung up"]);
    }

    [Fact]
    public void Call_Answered_GreetsWithinTwoSeconds()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("Bonjour");
        call.Cancel();

        call.End().FirstAudioAfter.ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        call.Leg.Spoken.ShouldContain(sample => sample != 0);
    }

    [Fact]
    public void Call_WhileSpeaking_CaptionIsThereFromTheStartAndClosedAtTheEnd()
    {
        using var call = new CallBench().Answer();
        var disclosure = call.ListenToStart("Bonjour");
        call.Leg.SentText.ShouldBe(disclosure);

        call.Listen("Bonjour");
        call.Leg.SentText.ShouldStartWith(disclosure + "\u2028");
    }

    [Fact]
    public void Typing_DuringAQuestion_StopsItWithinTheFade()
    {
        using var call = new CallBench().Answer();
        call.ListenToStart("une minute");
        call.Tick(20);
        call.Leg.Spoken[^1].ShouldNotBe((short)0);

        call.Type("o");
        call.Tick(FadeFrames);
        call.Leg.Tick().ToArray().ShouldAllBe(sample => sample == 0);
        call.Leg.SentText.ShouldEndWith("\u2028");
    }

    [Fact]
    public void Typing_DuringTheDisclosure_DoesNotStopIt()
    {
        using var call = new CallBench().Answer();
        var disclosure = call.ListenToStart("Bonjour");
        call.Tick(20);
        call.Type("allô ?");
        call.Listen("une minute");

        Heard(call, disclosure).ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void Typing_ThenPausing_IsAnUtterance()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Type("oui");
        call.ListenToStart("épargne");
    }

    [Fact]
    public void Typing_AllTakenBack_IsOneStartAndOneEmptyUtterance()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Type("non");
        call.Type("\b\b\b");
        call.Listen("je n'ai pas bien compris");

        var inputs = call.ReadJournal().Entries.Select(entry => entry.Input).ToList();
        inputs.OfType<CallInput.CallerStartedSpeaking>().Count().ShouldBe(1);
        inputs.OfType<CallInput.CallerSaid>().ShouldHaveSingleItem().Text.ShouldBeEmpty();
    }

    [Fact]
    public void Typing_OnAfterALineEnd_StartsAnotherUtterance()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Type("oui\u2028o");
        call.Type("ui\u2028");

        call.ReadJournal()
            .Entries.Select(entry => entry.Input)
            .Where(input => input is CallInput.CallerSaid or CallInput.CallerStartedSpeaking)
            .Select(input => input is CallInput.CallerSaid said ? said.Text : "starts")
            .ShouldBe(["oui", "starts", "oui"]);
    }

    [Fact]
    public void Caller_SilentTwice_IsNoAnswer()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Listen("toujours là");
        call.Listen("Je ne vous entends plus");

        call.End().Result.Disposition.ShouldBe(Disposition.NoAnswer);
    }

    [Fact]
    public void Voice_LongInTheMaking_IsWaitedForWhileTheCallGoesOn()
    {
        var slow = new TaskCompletionSource<Speech.Synthesis.SynthesisOutcome>();
        using var call = new CallBench
        {
            Voice = (text, token) =>
                text.Contains("épargne ?", StringComparison.Ordinal) ? new(slow.Task) : TestVoice.SpeakAsync(text, token),
        }.Answer();
        call.Listen("une minute");
        call.Reply("oui");
        call.Tick(50);
        call.Leg.SentText.ShouldNotContain("déjà une épargne");
        call.Type("o");
        call.ReadJournal().Entries.ShouldContain(entry => entry.Input is CallInput.CallerStartedSpeaking);

        slow.SetResult(new Speech.Synthesis.SynthesisOutcome.Spoken(new Audio.PcmAudio(new short[800], TestVoice.RateHz)));
        call.Reply("ui");
        call.Listen("déjà une épargne");
        call.Reply("oui");
        call.Listen("diversifier");
    }

    [Fact]
    public void Human_AskedFor_IsNotReachedYetAndATimeIsAsked()
    {
        using var call = new CallBench { Scenario = CallBench.WithColleague }.Answer();
        call.Listen("une minute");
        call.Reply("je voudrais parler à un conseiller");
        call.Listen("je vous passe quelqu'un");
        call.Listen("personne n'est libre");
        call.Listen("le matin");
        call.Reply("demain matin");

        var record = call.End();
        record.Result.Disposition.ShouldBe(Disposition.Callback);
        record.Result.CallbackWords.ShouldBe("demain matin");
        call.ReadJournal()
            .Entries.Select(entry => entry.Input)
            .OfType<CallInput.TransferFailed>()
            .ShouldBe([new CallInput.TransferFailed("not supported")]);
    }

    [Fact]
    public void Question_ForTheModelWhereThereIsNone_IsForAColleague()
    {
        using var call = new CallBench { Scenario = CallBench.Assisted }.Answer();
        call.Listen("une minute");
        call.Reply("pourquoi");
        call.Listen("un conseiller y répondra");
        call.Listen("Une minute, oui ou non ?");
        call.Cancel();

        call.End();
        call.ReadJournal()
            .Entries.Select(entry => entry.Input)
            .OfType<CallInput.ModelFailed>()
            .ShouldBe([new CallInput.ModelFailed(1, "no model")]);
    }

    [Fact]
    public void Answer_WhoseRecordingIsMissing_IsSpoken()
    {
        using var call = new CallBench().Answer();
        call.Listen("une minute");
        call.Reply("c'est combien");
        var answer = call.Listen("aucun frais");
        call.Listen("Une minute, oui ou non ?");

        Heard(call, answer).ShouldBeGreaterThan(0.99);
        call.ReadJournal()
            .Entries.SelectMany(entry => entry.Actions)
            .OfType<CallAction.Say>()
            .ShouldContain(say => say.Text == answer && say.AudioPath != null);
    }

    /// <summary>How surely a sentence went out whole.</summary>
    private static double Heard(CallBench call, string sentence) =>
        AudioMatch.Find([.. call.Leg.Spoken], TestVoice.Samples(sentence)).Correlation;

    private static readonly (string Question, string Answer)[] Interview =
    [
        ("une minute", "oui"),
        ("déjà une épargne", "oui, j'ai un livret"),
        ("diversifier", "oui"),
        ("cette année", "oui"),
        ("peut vous appeler ?", "d'accord"),
        ("le matin", "le matin"),
    ];
}

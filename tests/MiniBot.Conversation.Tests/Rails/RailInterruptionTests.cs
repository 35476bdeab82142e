using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>What interrupts and what does not: voices, noises, back-channels, answers, digits.</summary>
public class RailInterruptionTests
{
    private const string Here = "Je vous écoute, êtes-vous toujours là ?";
    private const string NextQuestion = "Pensez-vous à la diversifier ?";

    [Fact]
    public void Voice_OverAQuestion_DucksItAndNoMore()
    {
        var call = Asking().Send(new CallInput.VoiceHeard()).DecidedBy("barge_in.ducked");
        call.LastActions.ShouldBe([new CallAction.Duck(Question(call))]);
    }

    [Fact]
    public void Voice_ThatDoesNotLast_LeavesUsAsLoudAsBefore()
    {
        var call = Asking().Send(new CallInput.VoiceHeard()).Send(new CallInput.VoiceLost()).DecidedBy("barge_in.released");
        call.LastActions.ShouldBe([new CallAction.ResumeSpeaking(Question(call))]);
        call.State.Overlap.ShouldBeNull();
    }

    [Fact]
    public void Voice_OverTheDisclosure_ChangesNothing()
    {
        var call = new Call().Picks().Send(new CallInput.VoiceHeard());
        call.LastActions.ShouldBeEmpty();
        call.Send(new CallInput.CallerKeepsSpeaking()).LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Voice_WithoutBargeIn_ChangesNothing()
    {
        var scenario = Scripts.Parse(Scripts.TextOf("demo-epargne.yaml") + "\nbarge_in: false\n");
        var call = Asking(scenario).Send(new CallInput.VoiceHeard());
        call.LastActions.ShouldBeEmpty();
        call.Send(new CallInput.DigitPressed('5')).LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Speech_OverAQuestion_PausesItOnce()
    {
        var call = Asking().IsHeardAfter(1, words: 2).DecidedBy("barge_in");
        call.LastActions.ShouldBe([new CallAction.PauseSpeaking(Question(call))]);
        call.Send(new CallInput.CallerKeepsSpeaking()).LastActions.ShouldBeEmpty();
    }

    [Fact]
    public void Words_ThatInterrupt_EndWhatPaused()
    {
        var call = Asking().IsHeardAfter(1, words: 2);
        var question = Question(call);
        call.Utters("c'est combien").LastActions.ShouldContain(new CallAction.StopSpeaking(question));
        call.Actions.OfType<CallAction.ResumeSpeaking>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1200)]
    public void Cough_LetsUsGoOn(int milliseconds)
    {
        var call = Asking().IsHeardAfter(1, words: 2);
        var question = Question(call);
        call.Utters("", milliseconds).DecidedBy("barge_in.noise");
        call.LastActions.ShouldBe([new CallAction.ResumeSpeaking(question)]);
    }

    [Fact]
    public void LongSpeech_NotUnderstood_IsNoCough() =>
        Asking().IsHeardAfter(1, words: 2).Utters("", 1300).DecidedBy("step.reprompted");

    [Theory]
    [InlineData("oui")]
    [InlineData("D'accord")]
    [InlineData("mm-hm")]
    [InlineData("ok")]
    [InlineData("ah hum")]
    [InlineData("ah oui d'accord")]
    public void BackChannel_BeforeTheQuestionIsPut_LetsUsGoOn(string words)
    {
        var call = Asking().IsHeardAfter(1, words: 1);
        var question = Question(call);
        call.Utters(words).LastActions.ShouldBe([new CallAction.ResumeSpeaking(question)]);
        call.State.Step.Name.ShouldBe("Q1");
        call.State.Result.Score.ShouldBe(0);
        call.Then().Listens().Says("oui").AgentSays(NextQuestion);
    }

    [Fact]
    public void BackChannel_UnheardByVoiceActivityInTime_StillAnswersNothing()
    {
        var call = Asking().IsHeardAfter(1, words: 1, lasts: false).Utters("oui", 180).DecidedBy("barge_in.back_channel");
        call.LastActions.ShouldNotContain(a => a is CallAction.ResumeSpeaking);
        call.State.Step.Name.ShouldBe("Q1");
    }

    [Fact]
    public void BackChannel_WhoseUtteranceEndedMeanwhile_IsFollowedBySilence()
    {
        var call = Asking().IsHeardAfter(0.5, words: 1, lasts: false).Listens().Then().Utters("hum", 180);
        call.AgentSays().StaysSilent(4).AgentSays(Here);
    }

    [Fact]
    public void Yes_OnceMostOfTheQuestionWasHeard_AnswersIt() =>
        Asking().IsHeardAfter(1, words: 3).Utters("oui").DecidedBy("step.answered").AgentSays(NextQuestion);

    [Fact]
    public void Yes_LongAndEmphatic_IsNoBackChannel() =>
        Asking().IsHeardAfter(1, words: 1).Utters("oui", 800).DecidedBy("step.answered");

    [Fact]
    public void No_IsNeverABackChannel() => Asking().IsHeardAfter(1, words: 1).Utters("non").DecidedBy("step.answered");

    [Theory]
    [InlineData(0)]
    [InlineData(0.28)]
    public void Voice_ThatBeginsWithUs_PausesUsAtOnce(double seconds)
    {
        var call = Asking();
        call.IsHeardAfter(seconds, words: 0, lasts: false);
        call.Decisions.ShouldContain(d => d.Rule == "barge_in.together");
        call.Actions.ShouldContain(new CallAction.PauseSpeaking(Question(call)));
    }

    [Fact]
    public void Voice_LaterInAnUtterance_DoesNotPauseItAtOnce() =>
        Asking().IsHeardAfter(0.3, words: 0, lasts: false).Actions.ShouldNotContain(a => a is CallAction.PauseSpeaking);

    [Fact]
    public void AreYouThere_CutAtItsFirstWord_IsNoBackChannelButTheAnswer()
    {
        var call = Call.At("Q1").Then();
        call.Send(new CallInput.TimerFired(CallTimer.Silence, call.State.SilenceGeneration)).AgentSays(Here);
        call.IsHeardAfter(0.3, words: 0).Utters("oui").DecidedBy("step.answered").AgentSays(NextQuestion);
    }

    [Fact]
    public void Pause_WhoseUtteranceHadJustEnded_PausesTheNext()
    {
        var call = Call.At("Q1").Interrupts("c'est combien");
        var answer = call.Actions.OfType<CallAction.Say>().Last().Playout - 2;
        call.Send(new CallInput.CallerStartedSpeaking()).Send(new CallInput.CallerKeepsSpeaking()).ListensTo(1);
        call.LastActions.ShouldContain(new CallAction.PauseSpeaking(answer + 1));
    }

    [Fact]
    public void Words_ThatNeverCome_LetUsGoOn()
    {
        var call = Asking().IsHeardAfter(1, words: 2);
        var question = Question(call);
        call.StaysSilent(20);
        call.Actions.ShouldContain(new CallAction.ResumeSpeaking(question));
    }

    [Fact]
    public void Digit_StopsAQuestionAndAwaitsTheAnswer()
    {
        var call = Asking();
        var question = Question(call);
        call.Send(new CallInput.DigitPressed('5')).DecidedBy("barge_in.digit");
        call.LastActions[0].ShouldBe(new CallAction.StopSpeaking(question));
        call.LastActions[1].ShouldBeOfType<CallAction.StartTimer>().Timer.ShouldBe(CallTimer.Silence);
    }

    [Fact]
    public void Digit_DuringTheDisclosure_StopsNothing() =>
        new Call().Picks().Send(new CallInput.DigitPressed('5')).LastActions.ShouldBeEmpty();

    [Fact]
    public void OptOut_DuringTheDisclosure_CountsAtOnce()
    {
        var call = new Call().Picks().Send(new CallInput.CallerStartedSpeaking()).IsSaying("stop je");
        call.LastActions[0].ShouldBeOfType<CallAction.Suppress>().Kind.ShouldBe(OptOut.Hard);
        call.Actions.ShouldContain(new CallAction.StopSpeaking(1));
    }

    [Fact]
    public void Confirmation_CutByTheLine_IsSaidAgainOnce()
    {
        var call = Call.At("Q1").Interrupts("ne m'appelez plus");
        var confirmation = call.Actions.OfType<CallAction.Say>().Last();
        confirmation.Interruptible.ShouldBeFalse();
        call.Send(new CallInput.PlayoutEnded(confirmation.Playout, TimeSpan.FromSeconds(1), Complete: false));
        var again = call.LastActions.ShouldHaveSingleItem().ShouldBeOfType<CallAction.Say>();
        again.ShouldBe(confirmation with { Playout = confirmation.Playout + 1 });
        call.Send(new CallInput.PlayoutEnded(again.Playout, TimeSpan.FromSeconds(1), Complete: false)).HasHungUp.ShouldBeTrue();
    }

    [Fact]
    public void Journal_WithInterruptions_ReplaysIdentically()
    {
        var call = Asking().IsHeardAfter(1, words: 1).Utters("mm-hm").Listens().IsHeardAfter(1, 2, lasts: false);
        call.Utters("c'est combien").Presses('5').Says("oui");
        Replay.Run(Scripts.Savings, Read(call.Journal)).Differences.ShouldBeEmpty();
        call.Journal.ShouldContain("\"voiced\":\"00:00:00.4000000\"");
    }

    [Fact]
    public void Journal_OfVersion1_ReplaysByTheRulesOfItsTime()
    {
        var state = Rail.Start(Scripts.Savings, new Dictionary<string, string> { ["first_name"] = "Nadia" }) with
        {
            StopsAtAnyVoice = true,
        };
        var lines = new StringWriter();
        var writer = new JournalWriter(lines, state, new Dictionary<string, string>());
        var stopped = new List<CallAction>();
        foreach (
            var input in (CallInput[])
                [
                    new CallInput.Answered(),
                    new CallInput.PlayoutEnded(1, TimeSpan.FromSeconds(7), Complete: true),
                    new CallInput.CallerStartedSpeaking(),
                    new CallInput.PlayoutEnded(2, TimeSpan.FromSeconds(2), Complete: false),
                    new CallInput.CallerSaid("oui", Ear.Speech, 1),
                ]
        )
        {
            var transition = Rail.Advance(state, input, DateTimeOffset.UnixEpoch);
            writer.Write(DateTimeOffset.UnixEpoch, input, transition);
            state = transition.State;
            stopped.AddRange(transition.Actions.Where(a => a is CallAction.StopSpeaking or CallAction.Duck));
        }

        stopped.ShouldBe([new CallAction.StopSpeaking(2)]);
        var journal = lines.ToString();
        Replay
            .Run(Scripts.Savings, Read(journal.Replace("\"journal\":2", "\"journal\":1", StringComparison.Ordinal)))
            .Differences.ShouldBeEmpty();
        Replay.Run(Scripts.Savings, Read(journal)).Differences.ShouldNotBeEmpty();
    }

    /// <summary>The question of Q1 has just begun.</summary>
    private static Call Asking(Scenario? scenario = null) => Call.Answered(scenario).Interrupts("oui").Then();

    private static int Question(Call call) => call.Actions.OfType<CallAction.Say>().Last(s => s.Interruptible).Playout;

    private static CallJournal Read(string journal)
    {
        using var lines = new StringReader(journal);
        return JournalReader.Read(lines).ShouldBeOfType<JournalOutcome.Read>().Journal;
    }
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Tests.Rails;

public class RailPropertyTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260302, 7);

    private static readonly string[] Returns = [.. SpokenTexts.For("fr", Personality.Warm).Returns.Select(r => r.Text)];

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void AnyInputs_AfterHangUp_NothingIsSaidOrStarted() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (_, transitions) = Run(scenario, inputs);
                var ended = transitions.FindIndex(t => t.State.IsEnded);
                if (ended >= 0)
                    transitions.Skip(ended + 1).SelectMany(t => t.Actions).ShouldAllBe(a => a is CallAction.Suppress);
            }
        );

    [Fact]
    public void AnyInputs_NoPitchBeforeTheDisclosureWasHeardWhole() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (_, transitions) = Run(scenario, inputs);
                var pitch = transitions.FindIndex(t =>
                    t.Actions.OfType<CallAction.Say>().Any(s => s.Text.StartsWith("Avez-vous", StringComparison.Ordinal))
                );
                if (pitch >= 0)
                    transitions[pitch].State.DisclosureHeard.ShouldBeTrue();
            }
        );

    [Fact]
    public void AnyState_HardOptOut_IsSuppressedAtOnce() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (state, transitions) = Run(scenario, inputs);
                var last = Rail.Advance(state, new CallInput.CallerSaid("ne m'appelez plus", Ear.Speech, 1), Now);
                var suppressed = transitions
                    .Append(last)
                    .SelectMany(t => t.Actions)
                    .OfType<CallAction.Suppress>()
                    .Count(s => s.Kind == OptOut.Hard);
                suppressed.ShouldBe(1);
                last.State.Result.Disposition.ShouldBe(Disposition.OptOut);
                last.State.Result.OptOut.ShouldBe(OptOut.Hard);
            }
        );

    [Fact]
    public void AnyState_LeftAlone_Ends() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (state, transitions) = Run(scenario, inputs);
                var limit = transitions
                    .SelectMany(t => t.Actions)
                    .OfType<CallAction.StartTimer>()
                    .LastOrDefault(t => t.Timer == CallTimer.CallLimit);
                for (var i = 0; i < 3 && !state.IsEnded; i++)
                {
                    var next = Rail.Advance(state, new CallInput.TimerFired(CallTimer.CallLimit, limit!.Generation), Now);
                    limit = next.Actions.OfType<CallAction.StartTimer>().LastOrDefault() ?? limit;
                    state = next.State;
                }

                state.IsEnded.ShouldBeTrue();
            }
        );

    [Fact]
    public void AnyInputs_PlayoutsAreNumberedUpAndStoppedOnce() =>
        ForAll(
            (scenario, inputs) =>
            {
                var actions = Run(scenario, inputs).Transitions.SelectMany(t => t.Actions).ToList();
                var said = actions.OfType<CallAction.Say>().Select(s => s.Playout).ToArray();
                said.ShouldBe(Enumerable.Range(1, said.Length));
                var stopped = actions.OfType<CallAction.StopSpeaking>().Select(s => s.Playout).ToArray();
                stopped.ShouldBeUnique();
                stopped.ShouldBeSubsetOf(said);
            }
        );

    [Fact]
    public void AnyInputs_ScoreIsTheSumOfItsReasons() =>
        ForAll(
            (scenario, inputs) =>
            {
                var result = Run(scenario, inputs).State.Result;
                result.Score.ShouldBe(result.Reasons.Sum(r => r.Points));
                result.Score.ShouldBeInRange(0, 100);
                if (result.Disposition == Disposition.Lead)
                    result.Score.ShouldBeGreaterThanOrEqualTo(result.LeadThreshold);
            }
        );

    [Fact]
    public void AnyState_PartialOptOut_IsSuppressedAtOnce() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (state, transitions) = Run(scenario, inputs);
                var last = Rail.Advance(state, new CallInput.CallerPartial("stop", Ear.Speech), Now);
                transitions
                    .Append(last)
                    .SelectMany(t => t.Actions)
                    .OfType<CallAction.Suppress>()
                    .Count(s => s.Kind == OptOut.Hard)
                    .ShouldBe(1);
                last.State.Result.Disposition.ShouldBe(Disposition.OptOut);
                last.State.Freestyle.ShouldBeNull();
            }
        );

    [Fact]
    public void AnyInputs_ReturnQuestionsNeverComeTwice() =>
        ForAll(
            (scenario, inputs) =>
                Run(scenario, inputs)
                    .Transitions.SelectMany(t => t.Actions)
                    .OfType<CallAction.Say>()
                    .Select(s => s.Text)
                    .Where(Returns.Contains)
                    .ShouldBeUnique()
        );

    [Fact]
    public void AnyInputs_AutonomousTurnsAreBounded() =>
        ForAll(
            (scenario, inputs) =>
            {
                foreach (
                    var step in Run(scenario, inputs)
                        .Transitions.Where(t => t.Decision is not null)
                        .GroupBy(t => t.Decision!.Step)
                )
                    step.Count(t => IsAutonomous(t.Decision!.Rule)).ShouldBeLessThanOrEqualTo(2);
            }
        );

    [Fact]
    public void AnyInputs_HardOptOut_IsThatToTheEnd() =>
        ForAll(
            (scenario, inputs) =>
            {
                var (state, transitions) = Run(scenario, inputs);
                if (transitions.Exists(t => t.State.Result.OptOut == OptOut.Hard))
                    state.Result.Disposition.ShouldBe(Disposition.OptOut);
            }
        );

    [Fact]
    public void AnyInputs_ModelIsAskedOnceAtATimeAndTheHumanOnceACall() =>
        ForAll(
            (scenario, inputs) =>
            {
                var running = 0;
                foreach (
                    var (action, transition) in Run(scenario, inputs).Transitions.SelectMany(t => t.Actions.Select(a => (a, t)))
                )
                {
                    running = action switch
                    {
                        CallAction.AskModel ask when running == 0 => ask.Request,
                        CallAction.AskModel => throw new InvalidOperationException("A request was made while another ran."),
                        CallAction.CancelModel cancel when cancel.Request == running => 0,
                        CallAction.CancelModel => throw new InvalidOperationException(
                            "A request was cancelled that did not run."
                        ),
                        _ when transition.Decision?.Rule is "freestyle.ended" or "freestyle.failed" => 0,
                        _ => running,
                    };
                }

                Run(scenario, inputs)
                    .Transitions.SelectMany(t => t.Actions)
                    .OfType<CallAction.Transfer>()
                    .Count()
                    .ShouldBeLessThanOrEqualTo(1);
            }
        );

    [Fact]
    public void AnyInputs_EndedCalls_LeaveNothingRunning() =>
        ForAll(
            (scenario, inputs) =>
            {
                var state = Run(scenario, inputs).State;
                if (state.IsEnded)
                    state.Freestyle.ShouldBeNull();
            }
        );

    /// <summary>A paused agent is a dead line: whatever the caller's words are, or if there are none in time, it goes on or ends.</summary>
    [Fact]
    public void AnyState_AfterTheCallersWords_NothingStaysPaused() =>
        ForAll(
            (scenario, inputs) =>
            {
                foreach (var text in (string[])["oui", "", "le chat dort"])
                {
                    var (state, transitions) = Run(scenario, inputs);
                    transitions.Add(Rail.Advance(state, new CallInput.CallerSaid(text, Ear.Speech, 1), Now));
                    StillPaused(transitions).ShouldBeEmpty();
                }
            }
        );

    [Fact]
    public void AnyInputs_ProtectedPassages_AreNeverDuckedOrPaused() =>
        ForAll(
            (scenario, inputs) =>
            {
                var actions = Run(scenario, inputs).Transitions.SelectMany(t => t.Actions).ToList();
                var protectedOnes = actions
                    .OfType<CallAction.Say>()
                    .Where(s => !s.Interruptible)
                    .Select(s => s.Playout)
                    .ToHashSet();
                actions.OfType<CallAction.Duck>().ShouldAllBe(d => !protectedOnes.Contains(d.Playout));
                actions.OfType<CallAction.PauseSpeaking>().ShouldAllBe(p => !protectedOnes.Contains(p.Playout));
            }
        );

    private static HashSet<int> StillPaused(IEnumerable<Transition> transitions)
    {
        var paused = new HashSet<int>();
        foreach (var transition in transitions)
        {
            foreach (var action in transition.Actions)
            {
                if (action is CallAction.PauseSpeaking pause)
                    paused.Add(pause.Playout);
                else if (action is CallAction.ResumeSpeaking resume)
                    paused.Remove(resume.Playout);
                else if (action is CallAction.StopSpeaking stop)
                    paused.Remove(stop.Playout);
            }

            paused.RemoveWhere(playout => !transition.State.Playing.Any(say => say.Playout == playout));
        }

        return paused;
    }

    private static bool IsAutonomous(string rule) =>
        rule is "answer.later" or "freestyle.asked" or "wait"
        || rule.StartsWith("follow_up.", StringComparison.Ordinal)
        || (rule.StartsWith("answer.", StringComparison.Ordinal) && rule != "answer.fixed");

    private static void ForAll(Action<Scenario, CallInput[]> property)
    {
        foreach (var scenario in (Scenario[])[Scripts.Savings, Scripts.Everything])
            Prop.ForAll(RandomCalls.Inputs.ToArbitrary(), inputs => property(scenario, inputs)).Check(Seeded);
    }

    private static (RailState State, List<Transition> Transitions) Run(Scenario scenario, IEnumerable<CallInput> inputs)
    {
        var state = Rail.Start(scenario, ImmutableDictionary<string, string>.Empty.Add("first_name", "Nadia"));
        var transitions = new List<Transition>();
        foreach (var input in inputs)
        {
            transitions.Add(Rail.Advance(state, input, Now));
            state = transitions[^1].State;
        }

        return (state, transitions);
    }
}

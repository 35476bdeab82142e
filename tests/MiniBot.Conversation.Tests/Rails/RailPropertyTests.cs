using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Tests.Rails;

public class RailPropertyTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260302, 7);

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void AnyInputs_AfterHangUp_NothingIsSaidOrStarted() =>
        ForAll(inputs =>
        {
            var (_, transitions) = Run(inputs);
            var ended = transitions.FindIndex(t => t.State.IsEnded);
            if (ended >= 0)
                transitions.Skip(ended + 1).SelectMany(t => t.Actions).ShouldAllBe(a => a is CallAction.Suppress);
        });

    [Fact]
    public void AnyInputs_NoPitchBeforeTheDisclosureWasHeardWhole() =>
        ForAll(inputs =>
        {
            var (_, transitions) = Run(inputs);
            var pitch = transitions.FindIndex(t =>
                t.Actions.OfType<CallAction.Say>().Any(s => s.Text.StartsWith("Avez-vous", StringComparison.Ordinal))
            );
            if (pitch >= 0)
                transitions[pitch].State.DisclosureHeard.ShouldBeTrue();
        });

    [Fact]
    public void AnyState_HardOptOut_IsSuppressedAtOnce() =>
        ForAll(inputs =>
        {
            var (state, transitions) = Run(inputs);
            var last = Rail.Advance(state, new CallInput.CallerSaid("ne m'appelez plus", Ear.Speech, 1), Now);
            var suppressed = transitions
                .Append(last)
                .SelectMany(t => t.Actions)
                .OfType<CallAction.Suppress>()
                .Count(s => s.Kind == OptOut.Hard);
            suppressed.ShouldBe(1);
            last.State.Result.Disposition.ShouldBe(Disposition.OptOut);
            last.State.Result.OptOut.ShouldBe(OptOut.Hard);
        });

    [Fact]
    public void AnyState_LeftAlone_Ends() =>
        ForAll(inputs =>
        {
            var (state, transitions) = Run(inputs);
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
        });

    [Fact]
    public void AnyInputs_PlayoutsAreNumberedUpAndStoppedOnce() =>
        ForAll(inputs =>
        {
            var actions = Run(inputs).Transitions.SelectMany(t => t.Actions).ToList();
            var said = actions.OfType<CallAction.Say>().Select(s => s.Playout).ToArray();
            said.ShouldBe(Enumerable.Range(1, said.Length));
            var stopped = actions.OfType<CallAction.StopSpeaking>().Select(s => s.Playout).ToArray();
            stopped.ShouldBeUnique();
            stopped.ShouldBeSubsetOf(said);
        });

    [Fact]
    public void AnyInputs_ScoreIsTheSumOfItsReasons() =>
        ForAll(inputs =>
        {
            var result = Run(inputs).State.Result;
            result.Score.ShouldBe(result.Reasons.Sum(r => r.Points));
            result.Score.ShouldBeInRange(0, 100);
            if (result.Disposition == Disposition.Lead)
                result.Score.ShouldBeGreaterThanOrEqualTo(result.LeadThreshold);
        });

    private static void ForAll(Action<CallInput[]> property) =>
        Prop.ForAll(RandomCalls.Inputs.ToArbitrary(), property).Check(Seeded);

    private static (RailState State, List<Transition> Transitions) Run(IEnumerable<CallInput> inputs)
    {
        var state = Rail.Start(Scripts.Savings, ImmutableDictionary<string, string>.Empty.Add("first_name", "Nadia"));
        var transitions = new List<Transition>();
        foreach (var input in inputs)
        {
            transitions.Add(Rail.Advance(state, input, Now));
            state = transitions[^1].State;
        }

        return (state, transitions);
    }
}

using FsCheck;
using FsCheck.Fluent;
using MiniBot.Calls.Listening;
using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Calls.Tests.Listening;

public sealed class EndOfTurnTests
{
    private static readonly EndOfTurnOptions Options = new();

    [Theory]
    [InlineData(Completeness.Complete, 260)]
    [InlineData(Completeness.Unknown, 800)]
    [InlineData(Completeness.Incomplete, 1500)]
    public void Judge_Words_DecideTheSilence(Completeness words, int milliseconds)
    {
        NeededBy(Silent with { Completeness = words, Unchanged = Steady }).ShouldBe(milliseconds);
        Judge(Silent with { Completeness = words })
            .Reason.ToString()
            .ShouldBe(words == Completeness.Unknown ? "Unclear" : words.ToString());
    }

    [Fact]
    public void Judge_NothingUnderstood_WaitsLonger() => NeededBy(Silent).ShouldBe(900);

    [Theory]
    [InlineData(500, 234)]
    [InlineData(200, 260)]
    [InlineData(60, 312)]
    public void Judge_Recogniser_IsBelievedWhenItStays(int unchanged, int milliseconds) =>
        NeededBy(Silent with { Completeness = Completeness.Complete, Unchanged = TimeSpan.FromMilliseconds(unchanged) })
            .ShouldBe(milliseconds);

    [Theory]
    [InlineData(1, 530)]
    [InlineData(0, 1150)]
    [InlineData(0.5, 840)]
    [InlineData(7, 530)]
    public void Judge_Model_CountsAsMuchAsTheWords(double finished, int milliseconds) =>
        NeededBy(Silent with { Finished = finished, Unchanged = Steady }).ShouldBe(milliseconds);

    [Fact]
    public void Judge_Patience_MultipliesUpToTheLongestSilence()
    {
        var options = Options with { Patience = 2 };
        NeededBy(Silent with { Completeness = Completeness.Complete }, options).ShouldBe(520);
        NeededBy(Silent with { Completeness = Completeness.Incomplete }, options).ShouldBe(1500);
    }

    [Fact]
    public void Judge_FixedSilence_LooksAtNothingElse()
    {
        var options = EndOfTurnOptions.Fixed(TimeSpan.FromMilliseconds(600));
        foreach (var words in Enum.GetValues<Completeness>())
        foreach (var unchanged in (int[])[0, 200, 2000])
            NeededBy(Silent with { Completeness = words, Unchanged = TimeSpan.FromMilliseconds(unchanged) }, options)
                .ShouldBe(600);
    }

    [Fact]
    public void Judge_Voiced_NeverEndsBeforeTheCap() =>
        Holds(turn => !EndOfTurn.Judge(turn with { IsVoiced = true }, Options).IsOver || turn.Length >= Options.LongestTurn);

    [Fact]
    public void Judge_Capped_AlwaysEnds() =>
        Holds(turn => EndOfTurn.Judge(turn with { Length = Options.LongestTurn }, Options).IsOver);

    [Fact]
    public void Judge_LongestSilence_AlwaysEnds() =>
        Holds(turn => EndOfTurn.Judge(turn with { IsVoiced = false, Silence = Options.LongestSilence }, Options).IsOver);

    [Fact]
    public void Judge_MoreSilence_NeverTakesAnEndBack() =>
        Holds(turn =>
            !EndOfTurn.Judge(turn, Options).IsOver
            || EndOfTurn.Judge(turn with { Silence = turn.Silence + TimeSpan.FromMilliseconds(20) }, Options).IsOver
        );

    [Fact]
    public void Judge_MoreComplete_NeverEndsLater() =>
        Holds(turn =>
            !EndOfTurn.Judge(turn with { Completeness = Completeness.Incomplete }, Options).IsOver
            || EndOfTurn.Judge(turn with { Completeness = Completeness.Complete }, Options).IsOver
        );

    [Fact]
    public void Judge_AllocatesNothing()
    {
        EndOfTurn.Judge(Silent, Options);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            EndOfTurn.Judge(Silent with { Unchanged = TimeSpan.FromMilliseconds(i), Finished = 0.3 }, Options);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Validate_Standard_IsGood() => Options.Validate().ShouldBeEmpty();

    [Fact]
    public void Validate_WrongValues_NamesEachWithItsMend()
    {
        var problems = (Options with { AfterComplete = TimeSpan.FromSeconds(3), Patience = double.NaN }).Validate().ToList();

        problems.ShouldBe([
            "AfterComplete is 3000 ms: give 100 to 2000 ms",
            "Patience is NaN: give 0.25 to 4",
            "AfterComplete, AfterUnclear and AfterIncomplete must not fall in this order: raise the later ones",
        ]);
    }

    /// <summary>Neither long nor short.</summary>
    private static TimeSpan Steady => TimeSpan.FromMilliseconds(200);

    private static TurnSoFar Silent => new(false, TimeSpan.FromSeconds(2), TimeSpan.Zero, Completeness.Unknown, null, null);

    private static EndOfTurnVerdict Judge(TurnSoFar turn) => EndOfTurn.Judge(turn, Options);

    private static int NeededBy(TurnSoFar turn, EndOfTurnOptions? options = null) =>
        Enumerable
            .Range(0, 20_000)
            .First(ms => EndOfTurn.Judge(turn with { Silence = TimeSpan.FromMilliseconds(ms) }, options ?? Options).IsOver);

    private static void Holds(Func<TurnSoFar, bool> property)
    {
        var milliseconds = Gen.Choose(0, 20_000).Select(ms => TimeSpan.FromMilliseconds(ms));
        var turns =
            from length in milliseconds
            from silence in Gen.Choose(0, 2000)
            from unchanged in Gen.Choose(-1, 2000)
            from words in Gen.Elements(Enum.GetValues<Completeness>())
            from voiced in Gen.Elements(true, false)
            from finished in Gen.Choose(-1, 10)
            select new TurnSoFar(
                voiced,
                length,
                TimeSpan.FromMilliseconds(silence),
                words,
                unchanged < 0 ? null : TimeSpan.FromMilliseconds(unchanged),
                finished < 0 ? null : finished / 10.0
            );
        Prop.ForAll(turns.ToArbitrary(), property).QuickCheckThrowOnFailure();
    }
}

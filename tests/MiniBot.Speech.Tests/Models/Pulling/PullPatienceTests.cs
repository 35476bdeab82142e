using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

/// <summary>Waiting for servers, on virtual time.</summary>
public sealed class PullPatienceTests : IDisposable
{
    private static readonly byte[] s_content = PullBench.Content(100_000);

    private readonly ManualTimeProvider _time = new();
    private readonly PullBench _bench;

    public PullPatienceTests() =>
        _bench = new PullBench
        {
            Time = _time,
            Options = new PullOptions { Attempts = 2 },
        };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Pull_ServerAsksForPatience_WaitsAsLongAsItSays(int status)
    {
        var asked = 0;
        await using var server = new FakeModelServer(request =>
            asked++ == 0 ? new(status, []) { Headers = { ["Retry-After"] = "7" } } : FakeModelServer.Serve(request, s_content)
        );
        _bench.OnProgress = progress =>
        {
            if (progress.Stage != PullStage.Waiting)
                return;
            progress.Wait.ShouldBe(TimeSpan.FromSeconds(7));
            _time.Advance(progress.Wait);
        };

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Pull_ServerAsksForMorePatienceThanWeHave_SaysWhenToTryAgain()
    {
        await using var server = new FakeModelServer(_ => new(429, []) { Headers = { ["Retry-After"] = "3600" } });

        var problem = (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;

        problem.Fault.ShouldBe(PullFault.RateLimited);
        problem.Mend.ShouldContain("in 3600 s");
    }

    [Fact]
    public async Task Pull_ServerDripsAndStops_IsGivenUpOnAndGoneOnWithLater()
    {
        var asked = 0;
        await using var server = new FakeModelServer(request =>
            asked++ == 0
                ? FakeModelServer.Serve(request, s_content) with
                {
                    CutAfter = 10_000,
                    ThenHolds = true,
                }
                : FakeModelServer.Serve(request, s_content)
        );
        _bench.OnProgress = progress =>
        {
            // Ten thousand bytes are less than what has to come in this time, and then nothing does.
            if (progress is { Stage: PullStage.Waiting } || progress.Done == 10_000)
                _time.Advance(TimeSpan.FromSeconds(31));
        };

        (await _bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Pulled>();
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].RangeFrom.ShouldBe(10_000);
    }

    [Fact]
    public async Task Pull_ServerHangsAndPatienceIsOver_IsNamed()
    {
        using var bench = new PullBench
        {
            Time = _time,
            Options = new PullOptions { Attempts = 1 },
        };
        await using var server = new FakeModelServer(request =>
            FakeModelServer.Serve(request, s_content) with
            {
                CutAfter = 10,
                ThenHolds = true,
            }
        );
        bench.OnProgress = _ => _time.Advance(TimeSpan.FromSeconds(31));

        var problem = (await bench.PullAsync(PullBench.Offer(s_content), server)).ShouldBeOfType<PullOutcome.Failed>().Problem;

        problem.Fault.ShouldBe(PullFault.Stalled);
        problem.Mend.ShouldContain("goes on where it stopped");
    }

    [Fact]
    public void Validate_Defaults_AreRight()
    {
        new PullOptions().Validate().ShouldBeEmpty();
        new PullOptions { Attempts = 0, StallLimit = TimeSpan.Zero }
            .Validate()
            .Count.ShouldBe(2);
    }
}

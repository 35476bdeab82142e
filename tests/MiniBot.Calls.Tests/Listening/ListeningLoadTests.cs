using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

public sealed class ListeningLoadTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Current_ThreadsWorkHalfTheirTime_IsOneHalf()
    {
        var load = new ListeningLoad(2, _time);

        Work(load, Second, seconds: 60);

        load.Current.ShouldBe(0.5, tolerance: 0.001);
    }

    [Fact]
    public void Current_WorkEnds_IsForgottenInSomeSeconds()
    {
        var load = new ListeningLoad(1, _time);
        Work(load, Second, seconds: 60);

        Work(load, TimeSpan.Zero, seconds: 4);

        load.Current.ShouldBe(Math.Exp(-1), tolerance: 0.001);
    }

    [Fact]
    public void TryReserve_NothingMeasuredYet_StopsBeforeTheThreadsAreFull()
    {
        var load = new ListeningLoad(2, _time);
        var placed = 0;
        while (load.TryReserve(calls: 0))
            placed++;

        placed.ShouldBe(61);
    }

    [Fact]
    public void TryReserve_LoadWouldPassFourFifths_IsRefusedUntilACallEnds()
    {
        var load = new ListeningLoad(1, _time);
        for (var i = 0; i < 7; i++)
            load.TryReserve(i).ShouldBeTrue();
        Work(load, Second * 0.75, seconds: 60);

        load.TryReserve(calls: 7).ShouldBeFalse();
        load.Release();
        Work(load, Second * 0.64, seconds: 60);
        load.TryReserve(calls: 6).ShouldBeTrue();
        load.TryReserve(calls: 6).ShouldBeFalse();
    }

    [Fact]
    public async Task ReserveAsync_NoRoom_WaitsForIt()
    {
        var load = new ListeningLoad(1, _time);
        Work(load, Second * 0.9, seconds: 60);

        var place = load.ReserveAsync(() => 30, CancellationToken.None).AsTask();
        place.IsCompleted.ShouldBeFalse();
        while (!place.IsCompleted)
        {
            Work(load, TimeSpan.Zero, seconds: 1);
            await Task.Yield();
        }

        (await place).Dispose();
        load.Current.ShouldBeLessThan(ListeningLoad.Most);
    }

    [Fact]
    public async Task ReserveAsync_Cancelled_Ends()
    {
        var load = new ListeningLoad(1, _time);
        Work(load, Second, seconds: 60);
        using var over = new CancellationTokenSource();
        var place = load.ReserveAsync(() => 30, over.Token).AsTask();

        await over.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => place);
    }

    private void Work(ListeningLoad load, TimeSpan worked, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            load.Worked(worked);
            _time.Advance(Second);
            _ = load.Current;
        }
    }
}

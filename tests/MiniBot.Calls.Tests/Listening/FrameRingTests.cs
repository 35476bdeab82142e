using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

public sealed class FrameRingTests
{
    [Fact]
    public void TryRead_AfterWrites_ReturnsFramesInOrder()
    {
        var ring = new FrameRing(frameLength: 2, capacity: 4);
        ring.Write([1, 2]);
        ring.Write([3, 4]);
        var frame = new short[2];

        ring.TryRead(frame).ShouldBeTrue();
        frame.ShouldBe([1, 2]);
        ring.TryRead(frame).ShouldBeTrue();
        frame.ShouldBe([3, 4]);
        ring.TryRead(frame).ShouldBeFalse();
    }

    [Fact]
    public void Write_RingFull_DropsTheNewestAndCountsIt()
    {
        var ring = new FrameRing(frameLength: 1, capacity: 2);
        ring.Write([1]);
        ring.Write([2]);
        ring.Write([3]);
        var frame = new short[1];

        ring.Dropped.ShouldBe(1);
        ring.TryRead(frame).ShouldBeTrue();
        frame[0].ShouldBe((short)1);
    }

    [Fact]
    public void Write_WrongLength_IsDropped()
    {
        var ring = new FrameRing(frameLength: 2, capacity: 2);
        ring.Write([1]);

        ring.Dropped.ShouldBe(1);
        ring.TryRead(new short[2]).ShouldBeFalse();
    }

    [Fact]
    public async Task Ring_TwoThreads_LosesNothingButWhatItCounts()
    {
        const int frames = 200_000;
        var ring = new FrameRing(frameLength: 1, capacity: 64);
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < frames; i++)
                ring.Write([(short)i]);
        });
        var read = 0;
        var frame = new short[1];
        while (!writer.IsCompleted || read + ring.Dropped < frames)
        {
            if (ring.TryRead(frame))
                read++;
        }

        await writer;
        (read + ring.Dropped).ShouldBe(frames);
    }
}

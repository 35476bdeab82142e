using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Tests.Recognition;

public sealed class SampleQueueTests
{
    [Fact]
    public void Read_AnySizes_GivesWhatWasWritten()
    {
        var random = new Random(3);
        var queue = new SampleQueue(4, 1000);
        var written = new Queue<short>();
        for (var i = 0; i < 2000; i++)
        {
            var samples = new short[random.Next(0, 60)];
            foreach (ref var sample in samples.AsSpan())
                sample = (short)random.Next(short.MaxValue);
            if (written.Count + samples.Length <= 1000)
            {
                queue.Write(samples).ShouldBe(written.Count + samples.Length);
                foreach (var sample in samples)
                    written.Enqueue(sample);
            }

            var read = new short[random.Next(0, 60)];
            var count = queue.Read(read);
            count.ShouldBe(Math.Min(read.Length, written.Count));
            for (var at = 0; at < count; at++)
                read[at].ShouldBe(written.Dequeue());
        }

        queue.Dropped.ShouldBe(0);
    }

    [Fact]
    public void Write_MoreThanFits_DropsTheNewestAndCountsThem()
    {
        var queue = new SampleQueue(1, 3);

        queue.Write([1, 2, 3, 4, 5]).ShouldBe(3);

        queue.Dropped.ShouldBe(2);
        var read = new short[5];
        queue.Read(read).ShouldBe(3);
        read.ShouldBe([1, 2, 3, 0, 0]);
    }
}

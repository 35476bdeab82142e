using MiniBot.Audio.Echo;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Recording;
using MiniBot.Calls.Speaking;
using MiniBot.Calls.Tests.Listening;

namespace MiniBot.Calls.Tests;

public sealed class CallMediaTests : IPlayout
{
    private const int WarmUpFrames = 50;
    private const int Frames = 400;

    [Fact]
    public async Task Exchange_SteadyState_AllocatesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("minibot-media-");
        await using (
            var recorder = CallRecorder.TryStart(Path.Combine(folder.FullName, "call.wav"), 8000, new ManualTimeProvider(), out _)
        )
        {
            AllocatedBy(recorder!).ShouldBe(0);
        }

        folder.Delete(recursive: true);
    }

    void IPlayout.Started(Utterance utterance) { }

    void IPlayout.GaveWay(Utterance utterance, TimeSpan heard) { }

    void IPlayout.Ended(Utterance utterance, TimeSpan heard, bool complete) { }

    private long AllocatedBy(CallRecorder recorder)
    {
        using var fake = new FakeEars("oui");
        using var ears = Ears.Open(fake.Spoken, new HearingLog(), new Expectation(), new ManualTimeProvider());
        using var listener = fake.Spoken.Pool.Join(ears);
        var mouth = new Mouth(8000, ambience: null, this);
        var utterance = new Utterance(1, "");
        utterance.SetSamples(new short[8000 * 60]);
        mouth.Enqueue(utterance);
        var media = new CallMedia(mouth, new EchoGate(8000), ears, listener, recorder);
        var (heard, spoken) = (new short[160], new short[160]);
        Exchange(media, heard, spoken, WarmUpFrames);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(media, heard, spoken, Frames);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Exchange(CallMedia media, short[] heard, short[] spoken, int frames)
    {
        for (var i = 0; i < frames; i++)
            media.Exchange(heard, spoken);
    }
}

using MiniBot.Calls.Listening;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Calls.Tests.Listening;

/// <summary>The pool with its real threads; the tests wait for what the ears report, never for time.</summary>
public sealed class ListeningPoolTests
{
    private const int FrameLength = 160;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Pool_ManyEarsThatComeAndGo_HearsEveryUtterance()
    {
        const int calls = 64;
        using var pool = new ListeningPool(3);
        using var heard = new CountdownEvent(calls);
        Parallel.For(0, calls, _ => HoldOneCall(pool, heard));

        heard.CurrentCount.ShouldBe(0);
    }

    [Fact]
    public void Dispose_EarsStillThere_EndsTheThreads()
    {
        using var heard = new CountdownEvent(1);
        using var engines = new FakeEars("");
        var pool = new ListeningPool(1);
        var voice = new ThreadNoting();
        using var ears = Open(engines, voice, new Ended(heard));
        using var listener = pool.Join(ears);
        Speak(ears, listener);
        heard.Wait(Patience).ShouldBeTrue();
        pool.Dispose();

        voice.Thread.ShouldNotBeNull().IsAlive.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Pool_AbsurdNumberOfThreads_IsRefused(int threads) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ListeningPool(threads));

    private static Ears Open(IRecognizer recognizer, IVoiceActivityDetector voice, IHearing hearing)
    {
        using var unused = new ListeningPool(1);
        return Ears.Open(new SpokenEars(recognizer, () => voice, unused), hearing, new Expectation(), TimeProvider.System);
    }

    private static void HoldOneCall(ListeningPool pool, CountdownEvent heard)
    {
        using var mine = new CountdownEvent(1);
        using var ears = Open(new Deaf(), new ThreadNoting(), new Ended(mine));
        using var listener = pool.Join(ears);
        Speak(ears, listener);
        mine.Wait(Patience).ShouldBeTrue();
        ears.FramesDropped.ShouldBe(0);
        heard.Signal();
    }

    private static void Speak(Ears ears, ListeningPool.Membership listener)
    {
        var frame = new short[FrameLength];
        for (var i = 0; i < 80; i++)
        {
            frame.AsSpan().Fill(i < 20 ? FakeEars.Loud : (short)0);
            ears.Push(frame);
            listener.Wake();
        }
    }

    private sealed class ThreadNoting : IVoiceActivityDetector
    {
        public Thread? Thread { get; private set; }

        public bool IsSpeech(ReadOnlySpan<short> frame)
        {
            Thread = Thread.CurrentThread;
            return frame[0] != 0;
        }

        public void Reset() { }

        public void Dispose() { }
    }

    private sealed class Deaf : IRecognizer, IRecognizerStream
    {
        public string Name => "deaf";

        public int SampleRateHz => 8000;

        public IRecognizerStream OpenStream() => this;

        public RecognizedText Partial => RecognizedText.None;

        public void Accept(ReadOnlySpan<short> samples) { }

        public RecognizedText Finish() => RecognizedText.None;

        public void Dispose() { }
    }

    private sealed class Ended(CountdownEvent heard) : IHearing
    {
        public void SpeechStarted() { }

        public void SpeechGoesOn(string text) { }

        public void VoiceHeard() { }

        public void VoiceLost() { }

        public void SpeechLasts() { }

        public void SpeechEnded(HeardUtterance utterance) => heard.Signal();

        public void Failed(string cause) { }
    }
}

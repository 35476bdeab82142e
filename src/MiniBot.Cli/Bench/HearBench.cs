using MiniBot.Speech.Recognition;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Cli.Bench;

/// <summary>
/// Measures how many calls can be heard: streams that are fed in real time, a frame every 20 ms, by as many threads as there are
/// processors. Everybody says a phrase every five seconds, each at another moment.
/// </summary>
internal sealed class HearBench(
    IRecognizer recognizer,
    Func<IVoiceActivityDetector> openVoiceActivity,
    IReadOnlyList<BenchUtterance> utterances,
    int streams,
    TimeSpan length,
    TimeProvider time
)
{
    private const int FrameLength = 160;
    private const int CycleFrames = 250;
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(20);

    /// <summary>Threads that listen.</summary>
    public int Threads { get; } = Math.Min(streams, Environment.ProcessorCount);

    /// <summary>Runs; each listener has counted for itself.</summary>
    public IReadOnlyList<Listener> Run(IProgress<int> progress, CancellationToken cancelled)
    {
        var listeners = Enumerable
            .Range(0, Threads)
            .Select(thread => new Listener(
                [.. Enumerable.Range(0, streams).Where(s => s % Threads == thread).Select(Open)],
                time
            ))
            .ToList();
        try
        {
            var start = time.GetTimestamp();
            var threads = listeners.ConvertAll(listener => new Thread(() => listener.Listen(start, length, cancelled)));
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }

        cancelled.ThrowIfCancellationRequested();
        progress.Report(listeners.Sum(listener => listener.Utterances));
        return listeners;
    }

    private Person Open(int number) =>
        new(recognizer.OpenStream(), openVoiceActivity(), utterances, number, number * 37 % CycleFrames);

    /// <summary>One thread with its share of the streams.</summary>
    internal sealed class Listener(Person[] people, TimeProvider time) : IDisposable
    {
        public IntervalHistogram Lateness { get; } = new();

        public IntervalHistogram Finishing { get; } = new();

        public long LateFrames { get; private set; }

        public TimeSpan Busy { get; private set; }

        public TimeSpan Recognition { get; private set; }

        public TimeSpan Speech { get; private set; }

        public int Utterances { get; private set; }

        public int Understood { get; private set; }

        /// <summary>Frame after frame, each when it is due, or at once where it is late.</summary>
        public void Listen(long start, TimeSpan length, CancellationToken cancelled)
        {
            for (var tick = 0; tick * s_frame < length && !cancelled.IsCancellationRequested; tick++)
            {
                var due = tick * s_frame;
                if (due - time.GetElapsedTime(start) is { Ticks: > 0 } early)
                    cancelled.WaitHandle.WaitOne(early);
                var began = time.GetTimestamp();
                foreach (var person in people)
                {
                    Hear(person, tick);
                    var late = time.GetElapsedTime(start) - due;
                    Lateness.Record(late);
                    LateFrames += late > s_frame ? 1 : 0;
                }

                Busy += time.GetElapsedTime(began);
            }
        }

        public void Dispose()
        {
            foreach (var person in people)
                person.Dispose();
        }

        private void Hear(Person person, int tick)
        {
            var frame = person.Next(tick, out var speech, out var ends);
            person.Voice.IsSpeech(frame);
            if (!speech)
                return;
            var began = time.GetTimestamp();
            person.Stream.Accept(frame);
            Speech += s_frame;
            if (ends)
            {
                var finishing = time.GetTimestamp();
                var text = person.Stream.Finish();
                Finishing.Record(time.GetElapsedTime(finishing));
                Utterances++;
                Understood += text.Text == person.Said ? 1 : 0;
            }

            Recognition += time.GetElapsedTime(began);
        }
    }

    /// <summary>Somebody who says one utterance after the other, with pauses.</summary>
    internal sealed class Person(
        IRecognizerStream stream,
        IVoiceActivityDetector voice,
        IReadOnlyList<BenchUtterance> utterances,
        int number,
        int offset
    ) : IDisposable
    {
        private readonly short[] _silence = new short[FrameLength];

        public IRecognizerStream Stream => stream;

        public IVoiceActivityDetector Voice => voice;

        public string Said { get; private set; } = "";

        /// <summary>The frame of a tick, whether it belongs to an utterance, and whether that ends with it.</summary>
        public ReadOnlySpan<short> Next(int tick, out bool speech, out bool ends)
        {
            var (cycle, frame) = Math.DivRem(tick + offset, CycleFrames);
            var utterance = utterances[(cycle + number) % utterances.Count];
            var frames = Math.Min(utterance.Samples.Length / FrameLength, CycleFrames);
            // An utterance whose beginning was before the measurement's is not heard.
            speech = frame < frames && (cycle > 0 || offset == 0);
            ends = speech && frame == frames - 1;
            Said = utterance.Text;
            return speech ? utterance.Samples.AsSpan(frame * FrameLength, FrameLength) : _silence;
        }

        public void Dispose()
        {
            stream.Dispose();
            voice.Dispose();
        }
    }
}

/// <summary>What somebody says on the line.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="Samples">At 8 kHz, as a telephone line carries them.</param>
internal sealed record BenchUtterance(string Text, short[] Samples);

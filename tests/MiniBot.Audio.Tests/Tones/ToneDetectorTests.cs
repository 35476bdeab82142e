using MiniBot.Audio.Codecs;
using MiniBot.Audio.Tones;

namespace MiniBot.Audio.Tests.Tones;

public class ToneDetectorTests
{
    [Theory]
    [InlineData(400, 200)]
    [InlineData(430, 300)]
    [InlineData(853, 160)]
    [InlineData(1000, 400)]
    [InlineData(1004, 1000)]
    [InlineData(1407, 500)]
    [InlineData(1990, 250)]
    public void Next_SteadyToneAndSilence_IsOneBeep(double frequencyHz, int milliseconds)
    {
        var heard = Hear(Line(0.4).Sine(frequencyHz, milliseconds).Pause(1000));

        var beep = heard.ShouldHaveSingleItem();
        beep.Kind.ShouldBe(ToneKind.Beep);
        beep.FrequencyHz.ShouldBe(frequencyHz, 4);
        beep.Duration.TotalMilliseconds.ShouldBe(milliseconds, 50);
    }

    [Fact]
    public void Next_Beep_IsToldWithin200MsOfItsEnd()
    {
        var signal = Line(0.2).Sine(1000, 400);
        var ended = signal.Milliseconds;

        Times(signal.Pause(1000)).ShouldHaveSingleItem().ShouldBeInRange(ended, ended + 220);
    }

    [Fact]
    public void Next_FranceBusy_IsBusyAtItsSecondTone()
    {
        var heard = Hear(Line(0.3).Sine(440, 500).Pause(500).Sine(440, 500).Pause(500).Sine(440, 500).Pause(500));

        heard.ShouldAllBe(tone => tone.Kind == ToneKind.Busy);
        heard.Count.ShouldBe(2);
    }

    [Fact]
    public void Next_Congestion_IsCongestion()
    {
        var heard = Hear(Line(0.3).Sine(440, 250).Pause(250).Sine(440, 250).Pause(250).Sine(440, 250).Pause(250));

        heard.ShouldAllBe(tone => tone.Kind == ToneKind.Congestion);
        heard.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(440, 1500, 3500)]
    [InlineData(425, 1000, 4000)]
    [InlineData(425, 1000, 3000)]
    public void Next_RingbackInEarlyMedia_IsRingback(double frequencyHz, int on, int off)
    {
        var heard = Hear(Line(0.1).Sine(frequencyHz, on).Pause(off).Sine(frequencyHz, on).Pause(off));

        heard.Select(tone => tone.Kind).ShouldBe([ToneKind.Ringback, ToneKind.Ringback]);
    }

    [Theory]
    [InlineData(950, 1400, 1800, 330)]
    [InlineData(985, 1428, 1777, 380)]
    [InlineData(914, 1371, 1777, 276)]
    public void Next_ThreeRisingTones_AreSpecialInformationAlone(double first, double second, double third, int milliseconds)
    {
        var heard = Hear(Line(0.5).Sine(first, milliseconds).Sine(second, milliseconds).Sine(third, milliseconds).Pause(1000));

        heard.ShouldHaveSingleItem().Kind.ShouldBe(ToneKind.SpecialInformation);
    }

    [Fact]
    public void Next_HalfASecondOf1100Hz_IsAFaxThatCalls()
    {
        Hear(Line(0.5).Sine(1100, 500).Pause(3000)).ShouldHaveSingleItem().Kind.ShouldBe(ToneKind.FaxCalling);
    }

    [Fact]
    public void Next_2100HzHeld_IsAFaxThatAnswersBeforeItEnds()
    {
        var start = Line(1);
        var (began, signal) = (start.Milliseconds, start.Sine(2100, 3000).Pause(500));

        Hear(signal).ShouldHaveSingleItem().Kind.ShouldBe(ToneKind.FaxAnswer);
        Times(signal)[0].ShouldBeInRange(began + 480, began + 620);
    }

    [Fact]
    public void Next_EverySignal_IsFoundUnderNoiseAt15Db()
    {
        var lines = new[]
        {
            (ToneKind.Beep, Line(0.4).Sine(1000, 300).Pause(1000)),
            (ToneKind.Beep, Line(0.4).Sine(425, 250).Pause(1000)),
            (ToneKind.Busy, Line(0.4).Sine(440, 500).Pause(500).Sine(440, 500).Pause(500)),
            (ToneKind.SpecialInformation, Line(0.4).Sine(950, 330).Sine(1400, 330).Sine(1800, 330).Pause(500)),
            (ToneKind.FaxAnswer, Line(0.4).Sine(2100, 1500).Pause(500)),
            (ToneKind.Ringback, Line(0.4).Sine(440, 1500).Pause(3500)),
        };

        foreach (var (kind, line) in lines)
            Hear(line, noiseDb: 15).ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void Next_NoiseAlone_IsNothing()
    {
        Hear([.. Signals.Noise(3000, 8000 * 60)]).ShouldBeEmpty();
    }

    [Fact]
    public void Next_Digits_AreNothing()
    {
        double[] rows = [697, 770, 852, 941];
        double[] columns = [1209, 1336, 1477, 1633];
        var line = Line(0.2);
        foreach (var row in rows)
        foreach (var column in columns)
            line = line.Tones(200, row, column).Pause(100);

        Hear(line).ShouldBeEmpty();
    }

    [Fact]
    public void Next_ChordsAndMelody_AreNothing()
    {
        var chords = Line(0.1).Tones(800, 523, 659, 784).Tones(800, 440, 554, 659).Tones(1200, 587, 740, 880).Pause(500);
        var melody = Line(0.1).Sine(523, 250).Sine(587, 250).Sine(659, 250).Sine(523, 250).Sine(784, 500).Pause(500);

        Hear(chords).ShouldBeEmpty();
        Hear(melody).ShouldBeEmpty();
    }

    [Fact]
    public void Next_Whistle_IsNothing()
    {
        var phase = 0.0;
        var whistle = new short[16000];
        for (var i = 0; i < whistle.Length; i++)
        {
            var time = i / 8000.0;
            phase += Math.Tau * (1100 + (150 * time) + (30 * Math.Sin(Math.Tau * 5.5 * time))) / 8000;
            whistle[i] = (short)(6000 * Math.Sin(phase));
        }

        Hear([.. whistle, .. new short[8000]]).ShouldBeEmpty();
    }

    [Fact]
    public void Next_SyllablesOfABuzz_AreNothing()
    {
        Hear(Signals.Syllables(20, 9000)).ShouldBeEmpty();
    }

    [Fact]
    public void Next_AnyFrame_AllocatesNothing()
    {
        var detector = new ToneDetector();
        var signal = (short[])Line(0.2).Sine(1000, 300).Pause(500).Sine(440, 500).Pause(300);
        var at = 0;

        Allocation.PerFrame(() =>
        {
            detector.Next(signal.AsSpan(at, 160));
            at = (at + 160) % (signal.Length - 160) / 160 * 160;
        });
    }

    private static Signal Line(double silentSeconds) => new([.. new short[(int)(silentSeconds * 8000)]]);

    private static List<DetectedTone> Hear(short[] signal, double? noiseDb = null)
    {
        var heard = new List<DetectedTone>();
        Run(signal, noiseDb, (tone, _) => heard.Add(tone));
        return heard;
    }

    private static List<int> Times(short[] signal)
    {
        var times = new List<int>();
        Run(signal, null, (_, milliseconds) => times.Add(milliseconds));
        return times;
    }

    private static void Run(short[] signal, double? noiseDb, Action<DetectedTone, int> found)
    {
        var line = (short[])signal.Clone();
        if (noiseDb is { } snr)
        {
            // The noise's RMS is its amplitude over √3, that of the −20 dBFS tones 3277.
            var noise = Signals.Noise((int)(3277 * Math.Pow(10, -snr / 20) * Math.Sqrt(3)), line.Length);
            for (var i = 0; i < line.Length; i++)
                line[i] += noise[i];
        }

        var coded = new byte[line.Length];
        G711.EncodeALaw(line, coded);
        G711.DecodeALaw(coded, line);
        var detector = new ToneDetector();
        for (var at = 0; at + 160 <= line.Length; at += 160)
        {
            if (detector.Next(line.AsSpan(at, 160)) is { } tone)
                found(tone, (at + 160) / 8);
        }
    }

    /// <summary>A signal made piece by piece, its tones at −20 dBFS.</summary>
    private sealed record Signal(List<short> Samples)
    {
        public int Milliseconds => Samples.Count / 8;

        public static implicit operator short[](Signal signal) => [.. signal.Samples];

        public Signal Sine(double frequencyHz, int milliseconds) => Tones(milliseconds, frequencyHz);

        public Signal Pause(int milliseconds) => new([.. Samples, .. new short[milliseconds * 8]]);

        public Signal Tones(int milliseconds, params double[] frequenciesHz)
        {
            var piece = new short[milliseconds * 8];
            foreach (var frequencyHz in frequenciesHz)
            {
                var sine = Signals.Sine(frequencyHz, -20, piece.Length);
                for (var i = 0; i < piece.Length; i++)
                    piece[i] += sine[i];
            }

            return new([.. Samples, .. piece]);
        }
    }
}

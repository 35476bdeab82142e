using MiniBot.Audio.Codecs;
using MiniBot.Audio.Echo;
using MiniBot.Audio.Levels;
using MiniBot.Audio.VoiceActivity;

namespace MiniBot.Audio.Tests.Echo;

/// <summary>Our own voice coming back through A-law, alone and under the voice of a person.</summary>
public class EchoGateTests
{
    private const int Rate = 8000;
    private const int Frame = 160;

    /// <summary>So many frames of voice in a row make a person start to speak.</summary>
    private const int StartFrames = 5;

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(300)]
    public void Echo_At20DecibelsLess_IsNeverAPerson(int delayMs)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var sent = SyntheticSpeech.Make(seed, 12);
            sent.AsSpan(Rate * 7, Rate).Clear();
            var voiced = VoicedFrames(sent, Heard(sent, -20, delayMs, [], 0));
            LongestRun(voiced).ShouldBeLessThan(StartFrames, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 120)]
    [InlineData(0, 300)]
    [InlineData(6, 20)]
    [InlineData(6, 120)]
    [InlineData(6, 300)]
    public void Person_OverAnEchoAt20DecibelsLess_IsNoticedWithin100Milliseconds(int louderDb, int delayMs)
    {
        const int scenes = 60;
        var noticed = 0;
        for (var seed = 0; seed < scenes; seed++)
        {
            var sent = SyntheticSpeech.Make(seed, 6);
            var person = Scaled(SyntheticSpeech.Make(seed + 1000, 1), louderDb);
            var at = (8 * Rate / 10) + (seed * 509);
            var onset = (at + FirstSound(person)) / Frame;
            var voiced = VoicedFrames(sent, Heard(sent, -20, delayMs, person, at));
            noticed += voiced.Skip(onset).Take(5).Count(v => v) >= 2 ? 1 : 0;
        }

        noticed.ShouldBeGreaterThanOrEqualTo(scenes * 95 / 100);
    }

    [Fact]
    public void Loss_IsLearnt()
    {
        var sent = SyntheticSpeech.Make(1, 10);
        var gate = new EchoGate(Rate);
        Pass(gate, sent, Heard(sent, -20, 100, [], 0));
        gate.EchoLossDb.ShouldBeInRange(16, 24);

        var silence = new EchoGate(Rate);
        Pass(silence, sent, new short[sent.Length]);
        silence.EchoLossDb.ShouldBeGreaterThan(35);
    }

    [Fact]
    public void Echo_ThatGrowsLouderInTheMiddle_IsRecognisedByItsShape()
    {
        var sent = SyntheticSpeech.Make(3, 20);
        var heard = Heard(sent, -8, 120, [], 0);
        heard.AsSpan(0, Rate * 8).Clear();
        var voiced = VoicedFrames(sent, heard);
        voiced.Skip(50 * 14).Count(v => v).ShouldBeLessThan(10);
    }

    [Fact]
    public void Person_WhileWeSayNothing_IsNoEcho()
    {
        var person = SyntheticSpeech.Make(4, 5);
        var gate = new EchoGate(Rate);
        for (var at = 0; at + Frame <= person.Length; at += Frame)
            gate.IsEcho(person.AsSpan(at, Frame), new short[Frame]).ShouldBeFalse();
    }

    [Fact]
    public void IsEcho_SteadyState_AllocatesNothing()
    {
        var sent = SyntheticSpeech.Make(5, 4);
        var heard = Heard(sent, -3, 120, SyntheticSpeech.Make(6, 2), Rate);
        var gate = new EchoGate(Rate);
        Pass(gate, sent, heard);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at + Frame <= sent.Length; at += Frame)
            gate.IsEcho(heard.AsSpan(at, Frame), sent.AsSpan(at, Frame));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Pass(EchoGate gate, short[] sent, short[] heard)
    {
        for (var at = 0; at + Frame <= sent.Length; at += Frame)
            gate.IsEcho(heard.AsSpan(at, Frame), sent.AsSpan(at, Frame));
    }

    private static List<bool> VoicedFrames(short[] sent, short[] heard)
    {
        var gate = new EchoGate(Rate);
        var voice = new EnergyVoiceDetector();
        var voiced = new List<bool>();
        for (var at = 0; at + Frame <= sent.Length; at += Frame)
        {
            var frame = heard.AsSpan(at, Frame);
            var isEcho = gate.IsEcho(frame, sent.AsSpan(at, Frame));
            voiced.Add(voice.IsSpeech(frame) && !isEcho);
        }

        return voiced;
    }

    private static short[] Heard(short[] sent, double echoDb, int delayMs, short[] person, int at)
    {
        var delay = delayMs * Rate / 1000;
        var gain = Decibels.ToAmplitude(echoDb);
        var echoed = ThroughALaw(sent);
        var heard = new short[sent.Length];
        for (var i = 0; i < heard.Length; i++)
        {
            var sample = i >= delay ? echoed[i - delay] * gain : 0;
            if (i >= at && i - at < person.Length)
                sample += person[i - at];
            heard[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
        }

        return ThroughALaw(heard);
    }

    private static short[] ThroughALaw(short[] samples)
    {
        var (law, linear) = (new byte[samples.Length], new short[samples.Length]);
        G711.EncodeALaw(samples, law);
        G711.DecodeALaw(law, linear);
        return linear;
    }

    private static short[] Scaled(short[] samples, double gainDb)
    {
        var gain = Decibels.ToAmplitude(gainDb);
        return [.. samples.Select(s => (short)Math.Clamp(s * gain, short.MinValue, short.MaxValue))];
    }

    private static int FirstSound(short[] samples) => Array.FindIndex(samples, s => Math.Abs((int)s) > 600);

    private static int LongestRun(IEnumerable<bool> voiced)
    {
        var (longest, run) = (0, 0);
        foreach (var isVoiced in voiced)
        {
            run = isVoiced ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

using MiniBot.Audio;
using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Tests;

/// <summary>The background of whole calls, measured in what was sent and in the recording.</summary>
public sealed class CallAmbienceTests
{
    private const int Frame = FakeCallLeg.FrameLength;
    private const double Under = -8;

    public static TheoryData<AmbienceKind> Kinds => [.. Enum.GetValues<AmbienceKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Call_FromAnswerToHangUp_IsNeverDeadAndKeepsItsDistance(AmbienceKind kind)
    {
        var loop = AmbienceLoop.Synthesize(kind, FakeCallLeg.FrameLength * 50).WithGain(Under);
        using var call = new CallBench
        {
            Ambience = loop.PlayFor("call@test"),
            Voice = SpeakAsync,
            Records = true,
        }.Answer();
        call.Listen("intelligence artificielle");
        call.ListenToStart("une minute");
        call.Tick(15);
        // Interrupted in the middle, then a long silence, then the end.
        call.Reply("oui");
        call.Tick(150);
        call.End();

        var agent = AgentSide(call.RecordingPath);
        var frames = agent.Chunk(Frame).Where(frame => frame.Length == Frame).ToArray();
        frames.Min(frame => Level.Measure(frame).RmsDbfs).ShouldBeGreaterThan(-60);
        var (voice, background) = Apart(frames);
        background.Count.ShouldBeGreaterThan(50);
        // What is under the voice adds its own power to it.
        var spoken = Decibels(Power(voice) - Power(background));
        (Decibels(Power(background)) - spoken).ShouldBe(Under, 0.5);
    }

    [Fact]
    public void Call_WithoutBackground_IsSilentBetweenPrompts()
    {
        using var call = new CallBench { Records = true }.Answer();
        call.Listen("intelligence artificielle");
        call.Cancel();
        call.End();

        AgentSide(call.RecordingPath).ShouldContain(sample => sample == 0);
    }

    /// <summary>Frames with a prompt in the whole of them, and frames with none: the test's voice is far above everything else.</summary>
    private static (List<short[]> Voice, List<short[]> Background) Apart(short[][] frames)
    {
        var isSpoken = frames.Select(frame => Marked(frame)).ToArray();
        var (voice, background) = (new List<short[]>(), new List<short[]>());
        for (var i = 3; i < frames.Length - 3; i++)
            if (isSpoken[(i - 3)..(i + 4)].All(spoken => spoken))
                voice.Add(frames[i]);
            else if (!isSpoken[(i - 3)..(i + 4)].Any(spoken => spoken))
                background.Add(frames[i]);
        return (voice, background);
    }

    /// <summary>The test's voice hums at 3700 Hz, where no background has anything.</summary>
    private static bool Marked(short[] frame) => new MiniBot.Audio.Tones.Goertzel(3700, 8000).LevelDbfs(frame) > -38;

    private static ValueTask<SynthesisOutcome> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        var samples = TestVoice.Samples(text);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)((samples[i] / 4) + (3000 * Math.Sin(Math.Tau * 3700 * i / TestVoice.RateHz)));
        return new(new SynthesisOutcome.Spoken(Loudness.LevelTo(new PcmAudio(samples, TestVoice.RateHz))));
    }

    private static short[] AgentSide(string recording)
    {
        var file = Wav.Read(recording).ShouldBeOfType<WavReading.Loaded>().File;
        return file.Channel(1).Samples.ToArray();
    }

    private static double Power(IEnumerable<short[]> frames) =>
        frames.SelectMany(frame => frame).Average(sample => (double)sample * sample);

    private static double Decibels(double power) => 10 * Math.Log10(power / (32768.0 * 32768));
}

using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

public class VoiceOnsetTests
{
    private const int Frame = 160;

    private readonly VoiceOnset _onset = new(new VoiceOnsetOptions());
    private readonly Random _random = new(1);
    private int _position;
    private int _frames;

    [Fact]
    public void Voice_IsHeardAfter40MillisecondsAndLastsAfter180() =>
        Hear(20, Tone).ShouldBe([(2, VoiceOnsetEvent.Heard), (9, VoiceOnsetEvent.Lasts)]);

    [Fact]
    public void Click_IsNothing()
    {
        Hear(1, Tone).ShouldBeEmpty();
        Hear(50, Silence, isSpeech: false).ShouldBeEmpty();
    }

    [Fact]
    public void ShortVoice_IsHeardAndLost()
    {
        Hear(5, Tone).ShouldBe([(2, VoiceOnsetEvent.Heard)]);
        Hear(20, Silence, isSpeech: false).ShouldBe([(5 + 9, VoiceOnsetEvent.Lost)]);
        _onset.TakeVoiced().ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void ShortVoice_ThatVoiceActivityHoldsOnTo_EndsWithItsSound()
    {
        Hear(5, Tone);
        Hear(20, Silence, isSpeech: true).ShouldBe([(5 + 9, VoiceOnsetEvent.Lost)]);
        _onset.TakeVoiced().ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Noise_LastsOnlyAfterHalfASecond() =>
        Hear(40, Hiss).ShouldBe([(2, VoiceOnsetEvent.Heard), (25, VoiceOnsetEvent.Lasts)]);

    [Fact]
    public void TwoShortWords_LastTogether()
    {
        Hear(6, Tone);
        Hear(15, Silence, isSpeech: false);
        Hear(6, Tone).ShouldBe([(23, VoiceOnsetEvent.Heard), (24, VoiceOnsetEvent.Lasts)]);
    }

    [Fact]
    public void TwoShortWords_FarApart_AreTwoVoices()
    {
        Hear(6, Tone);
        Hear(40, Silence, isSpeech: false);
        Hear(6, Tone).ShouldBe([(48, VoiceOnsetEvent.Heard)]);
    }

    [Fact]
    public void TakeVoiced_CountsEachSoundOnce()
    {
        Hear(10, Tone);
        _onset.TakeVoiced().ShouldBe(TimeSpan.FromMilliseconds(200));
        Hear(5, Tone);
        Hear(20, Silence, isSpeech: false);
        _onset.TakeVoiced().ShouldBe(TimeSpan.FromMilliseconds(100));
        _onset.TakeVoiced().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Next_SteadyState_AllocatesNothing()
    {
        var frame = new short[Frame];
        Tone(frame);
        _onset.Next(frame, isSpeech: true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
            _onset.Next(frame, isSpeech: i % 50 < 25);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>What was told, with the number of the frame from the first.</summary>
    private List<(int Frame, VoiceOnsetEvent Told)> Hear(int frames, Action<short[]> sound, bool isSpeech = true)
    {
        var told = new List<(int, VoiceOnsetEvent)>();
        var frame = new short[Frame];
        for (var i = 0; i < frames; i++)
        {
            sound(frame);
            _frames++;
            if (_onset.Next(frame, isSpeech) is var happened and not VoiceOnsetEvent.None)
                told.Add((_frames, happened));
        }

        return told;
    }

    private void Tone(short[] frame)
    {
        for (var i = 0; i < frame.Length; i++, _position++)
            frame[i] = (short)(6000 * Math.Sin(2 * Math.PI * 150 * _position / 8000));
    }

    private void Hiss(short[] frame)
    {
        foreach (ref var sample in frame.AsSpan())
            sample = (short)_random.Next(-6000, 6000);
    }

    private static void Silence(short[] frame) => frame.AsSpan().Clear();
}

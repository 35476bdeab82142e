using System.Runtime.InteropServices;
using System.Text.Json;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>One call's stream of a shared recogniser. The network looks ahead: the end of an utterance is pushed through with silence.</summary>
internal sealed class SherpaStream : IRecognizerStream
{
    private readonly OnlineRecognizerHandle _recognizer;
    private readonly int _sampleRateHz;
    private readonly float[] _input = new float[3200];
    private readonly OnlineStreamHandle _native;

    public SherpaStream(OnlineRecognizerHandle recognizer, int sampleRateHz)
    {
        _recognizer = recognizer;
        _sampleRateHz = sampleRateHz;
        _native = new(SherpaNative.CreateOnlineStream(recognizer));
    }

    /// <inheritdoc />
    public RecognizedText Partial => Read();

    /// <inheritdoc />
    public void Accept(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, _input.Length);
            SampleConversion.ToFloat(samples[..count], _input);
            SherpaNative.AcceptWaveform(_native, _sampleRateHz, _input.AsSpan(0, count), count);
            samples = samples[count..];
        }

        while (SherpaNative.IsReady(_recognizer, _native) != 0)
            SherpaNative.Decode(_recognizer, _native);
    }

    /// <inheritdoc />
    public RecognizedText Finish()
    {
        Accept(new short[_sampleRateHz]);
        var text = Read();
        SherpaNative.Reset(_recognizer, _native);
        return text;
    }

    /// <inheritdoc />
    public void Dispose() => _native.Dispose();

    private RecognizedText Read()
    {
        var json = SherpaNative.ResultJson(_recognizer, _native);
        if (json == 0)
            return RecognizedText.None;
        try
        {
            using var result = JsonDocument.Parse(Marshal.PtrToStringUTF8(json) ?? "{}");
            var text = result.RootElement.TryGetProperty("text", out var value) ? value.GetString()?.Trim() : null;
            return string.IsNullOrEmpty(text) ? RecognizedText.None : new(text.ToLowerInvariant(), 1);
        }
        finally
        {
            SherpaNative.DestroyResultJson(json);
        }
    }
}

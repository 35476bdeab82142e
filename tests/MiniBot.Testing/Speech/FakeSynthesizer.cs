using MiniBot.Audio;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Testing.Speech;

/// <summary>Speaks at once: a quiet 440 Hz tone of 50 ms a character. Counts what it spoke; fails while <see cref="Fault"/> is set.</summary>
public sealed class FakeSynthesizer(int sampleRateHz = 8000, string engineId = "fake 1") : ISynthesizer
{
    private int _spoken;
    private int _gatedFrom = 1;

    /// <summary>Why the next texts fail; null to speak them.</summary>
    public string? Fault { get; set; }

    /// <summary>What a rendering waits for before it ends; done by default.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Lets the texts before the <paramref name="number"/>th, from 1, pass the gate at once.</summary>
    public void GateFrom(int number, Task gate) => (_gatedFrom, Gate) = (number, gate);

    /// <summary>Texts asked for so far.</summary>
    public int Spoken => Volatile.Read(ref _spoken);

    /// <inheritdoc />
    public string EngineId => engineId;

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _spoken) >= _gatedFrom)
            await Gate.WaitAsync(cancellationToken);
        return Fault is { } cause ? new SynthesisOutcome.Failed(cause) : new SynthesisOutcome.Spoken(Tone(text.Length));
    }

    private PcmAudio Tone(int characters)
    {
        var samples = new short[characters * sampleRateHz / 20];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(3000 * Math.Sin(2 * Math.PI * 440 * i / sampleRateHz));
        return new PcmAudio(samples, sampleRateHz);
    }
}

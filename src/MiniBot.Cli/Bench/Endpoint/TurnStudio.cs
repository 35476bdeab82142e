using System.Collections.Immutable;
using MiniBot.Audio;
using MiniBot.Audio.Resampling;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>Speaks scripted turns in the voices of this machine, at several rates and pitches. What was spoken is kept on disk.</summary>
internal sealed class TurnStudio
{
    private const string French = "fr-FR";

    private readonly ImmutableArray<Speaker> _speakers;

    private TurnStudio(ImmutableArray<Speaker> speakers) => _speakers = speakers;

    /// <summary>How many voices there are.</summary>
    public int Voices => _speakers.Length;

    /// <summary>Opens what there is of Pico and eSpeak NG; null when there is neither.</summary>
    /// <param name="folder">Where spoken pieces are kept.</param>
    /// <param name="time">The clock of the engines' time limits.</param>
    /// <param name="cancelled">Ends the opening.</param>
    public static async Task<TurnStudio?> TryOpenAsync(string folder, TimeProvider time, CancellationToken cancelled)
    {
        var speakers = ImmutableArray.CreateBuilder<Speaker>();
        var pico = await PicoSynthesizer.TryOpenAsync(time, cancelled) is { } first ? new PromptCache(first, folder) : null;
        var espeak = await EspeakSynthesizer.TryOpenAsync(time, cancelled) is { } second ? new PromptCache(second, folder) : null;
        Add(pico, null, rate: 1, pitch: 1);
        Add(espeak, null, rate: 1, pitch: 1);
        Add(pico, null, rate: 1.2, pitch: 1.08);
        Add(espeak, "f2", rate: 1.15, pitch: 1);
        Add(pico, null, rate: 0.9, pitch: 0.92);
        Add(espeak, "m3", rate: 0.9, pitch: 1);
        return speakers.Count == 0 ? null : new TurnStudio(speakers.ToImmutable());

        void Add(PromptCache? engine, string? variant, double rate, double pitch)
        {
            if (engine is not null)
                speakers.Add(new(engine, new SpeechVoice(French, variant, rate), pitch));
        }
    }

    /// <summary>Speaks a turn in the voice that stands at <paramref name="take"/> for it; null with the reason when the engine fails.</summary>
    public async Task<(SpokenTurn? Turn, string Error)> SpeakAsync(TurnScript script, int take, CancellationToken cancelled)
    {
        var speaker = _speakers[((script.Number / 2) + (2 * take) + (take / 3)) % _speakers.Length];
        var pieces = new List<PcmAudio>();
        foreach (var piece in script.Pieces)
        {
            switch (await speaker.Engine.GetAsync(piece.Text, speaker.Voice, cancelled))
            {
                case SynthesisOutcome.Spoken { Audio: var audio }:
                    pieces.Add(Shift(audio, speaker.Pitch));
                    break;
                case SynthesisOutcome.Failed { Cause: var cause }:
                    return (null, cause);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return (SpokenTurn.Compose(script, pieces, (script.Number * 7) + take), "");
    }

    /// <summary>Played faster, a voice is higher.</summary>
    private static PcmAudio Shift(PcmAudio audio, double pitch) =>
        Resampler.Convert(audio with { SampleRateHz = (int)(audio.SampleRateHz * pitch) }, audio.SampleRateHz);

    private sealed record Speaker(PromptCache Engine, SpeechVoice Voice, double Pitch);
}

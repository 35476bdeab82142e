using MiniBot.Audio;
using MiniBot.Audio.Resampling;
using MiniBot.Audio.Wave;
using MiniBot.Conversation;

namespace MiniBot.Cli.Machines;

/// <summary>A folder of labelled scenes: <c>DIR/class/*.wav</c>.</summary>
internal static class SceneFolder
{
    /// <summary>Writes <paramref name="count"/> scenes of each class.</summary>
    public static async Task<int> WriteAsync(
        string folder,
        SceneMaker maker,
        IReadOnlyList<CalledParty> classes,
        int count,
        int seed,
        IProgress<int> progress,
        CancellationToken cancellationToken
    )
    {
        var written = 0;
        foreach (var party in classes)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, party.ToWireName())).FullName;
            for (var number = 1; number <= count; number++)
            {
                var scene = await maker.MakeAsync(party, number, seed, cancellationToken);
                Wav.Write(Path.Combine(place, scene.Name + ".wav"), scene.Audio);
                progress.Report(++written);
            }
        }

        return written;
    }

    /// <summary>The files of every class, in order; a folder of another name is none.</summary>
    public static IReadOnlyList<SceneFile> Find(string folder) =>
        [
            .. from party in SceneMaker.Classes
            let place = Path.Combine(folder, party.ToWireName())
            where Directory.Exists(place)
            from file in Directory.EnumerateFiles(place, "*.wav").Order(StringComparer.Ordinal)
            select new SceneFile(party, file),
        ];

    /// <summary>The sound of a file at 8 kHz; null with the reason when it is broken.</summary>
    public static PcmAudio? TryRead(SceneFile file, out string? error)
    {
        switch (Wav.Read(file.Path))
        {
            case WavReading.Loaded { File: var wav }:
                error = null;
                return Resampler.Convert(wav.ToMono(), AudioFrame.TelephoneRateHz);
            case WavReading.Refused { Error: var why }:
                error = why;
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>One labelled file.</summary>
internal sealed record SceneFile(CalledParty Party, string Path);

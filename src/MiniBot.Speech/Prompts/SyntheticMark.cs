using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MiniBot.Audio;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Prompts;

/// <summary>
/// What a file of synthetic speech says about itself, in the WAV (RIFF INFO) and in a JSON file beside it. Regulation (EU) 2024/1689,
/// article 50(2). The text is named by its hash alone.
/// </summary>
/// <param name="Engine">What made it.</param>
/// <param name="Voice">How it was to speak.</param>
/// <param name="Text">What was said; only its SHA-256 is written.</param>
/// <param name="MadeAt">When.</param>
public sealed record SyntheticMark(string Engine, SpeechVoice Voice, string Text, DateTimeOffset MadeAt)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The file beside a WAV file.</summary>
    public static string SidecarOf(string wavPath) => Path.ChangeExtension(wavPath, ".json");

    /// <summary>
    /// Writes the WAV and its sidecar, each beside its place and then moved into it, the sidecar first: whoever sees the WAV sees the whole
    /// of both. <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/> pass through, and leave nothing half-written.
    /// </summary>
    public void Write(string wavPath, PcmAudio audio)
    {
        var draft = $"{wavPath}.{Guid.NewGuid():N}.tmp";
        var sidecarDraft = $"{draft}.json.tmp";
        try
        {
            Wav.Write(draft, audio, WavTags.SyntheticSpeech(Engine));
            File.WriteAllBytes(sidecarDraft, ToJson());
            File.Move(sidecarDraft, SidecarOf(wavPath), overwrite: true);
            File.Move(draft, wavPath, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Discard(draft);
            Discard(sidecarDraft);
            throw;
        }
    }

    private byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                synthetic = true,
                engine = Engine,
                voice = Voice.Variant,
                language = Voice.Language,
                rate = Voice.Rate,
                date = MadeAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                text_sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text))),
            },
            Indented
        );

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk refuses this too; a draft's name can never be mistaken for a prompt.
        }
    }
}

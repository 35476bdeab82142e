using System.Text.Json;
using MiniBot.Speech.Models.Offers;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>Which licences this user has accepted, and when: one file in the user's folder. Not thread-safe.</summary>
/// <param name="path">The file; it need not exist.</param>
/// <param name="time">The clock of the entries.</param>
public sealed class LicenceBook(string path, TimeProvider time)
{
    private const int MostBytes = 1 << 20;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>True if nothing has to be accepted, or it has been.</summary>
    public bool Allows(ModelOffer offer) => !offer.Licence.NeedsAcceptance || Read().ContainsKey(KeyOf(offer));

    /// <summary>Writes down that the user accepts the terms of a model.</summary>
    public void Accept(ModelOffer offer)
    {
        var accepted = Read();
        accepted[KeyOf(offer)] = new Acceptance(offer.Licence.Name, offer.Licence.Url.AbsoluteUri, time.GetUtcNow());
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText($"{path}.new", JsonSerializer.Serialize(accepted, s_json));
        File.Move($"{path}.new", path, overwrite: true);
    }

    /// <summary>The same terms for the same model: others are asked about anew.</summary>
    private static string KeyOf(ModelOffer offer) => $"{offer.Path} {offer.Licence.Name}";

    private Dictionary<string, Acceptance> Read()
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: <= MostBytes })
                return JsonSerializer.Deserialize<Dictionary<string, Acceptance>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException)
        {
            // A book that cannot be read allows nothing: the user is asked again.
        }

        return [];
    }

    private sealed record Acceptance(string Licence, string Url, DateTimeOffset At);
}

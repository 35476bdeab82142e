using System.Text.Json;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>
/// A download that is not whole yet: the bytes so far, and beside them a journal of what they are bytes of, without which they are
/// worth nothing. One owner.
/// </summary>
/// <param name="path">Where the bytes are; the journal is beside it.</param>
internal sealed class PartFile(string path)
{
    private const int MostJournalBytes = 64 * 1024;

    private readonly string _journalPath = $"{path}.json";

    public string Path { get; } = path;

    /// <summary>How many bytes there are.</summary>
    public long Length => new FileInfo(Path) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>What is known of the bytes, if they can be gone on with: those of this address, with a validator. Otherwise they are dropped.</summary>
    public PartJournal? Resume(Uri source)
    {
        if (Length > 0 && ReadJournal() is { Validator: not null } journal && journal.Source == source.AbsoluteUri)
            return journal;
        Drop();
        return null;
    }

    /// <summary>Begins anew.</summary>
    public void Begin(PartJournal journal)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        Drop();
        File.WriteAllText(_journalPath, JsonSerializer.Serialize(journal));
    }

    /// <summary>Forgets the bytes.</summary>
    public void Drop()
    {
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(Path)))
            return;
        File.Delete(_journalPath);
        File.Delete(Path);
    }

    /// <summary>The bytes are whole, and go elsewhere.</summary>
    public void MoveTo(string target)
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(_journalPath);
    }

    private PartJournal? ReadJournal()
    {
        try
        {
            return new FileInfo(_journalPath) is { Exists: true, Length: <= MostJournalBytes }
                ? JsonSerializer.Deserialize<PartJournal>(File.ReadAllText(_journalPath))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a part is a part of.</summary>
/// <param name="Source">The address, before redirects.</param>
/// <param name="Validator">What If-Range takes: a strong entity tag, or a date. RFC 9110 §13.1.5. Null if the server gave none.</param>
/// <param name="Length">The whole, in bytes; null if the server did not say.</param>
internal sealed record PartJournal(string Source, string? Validator, long? Length);

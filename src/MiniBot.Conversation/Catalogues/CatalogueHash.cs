using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>The fingerprint of a catalogue: of all that it says and of the ways in which it may be asked.</summary>
internal static class CatalogueHash
{
    /// <summary>SHA-256 of every text with its length before it, in lower-case hex.</summary>
    public static string Of(Catalogue catalogue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, catalogue.Language);
        Add(hash, catalogue.Theme.ToString());
        foreach (var entry in catalogue.Entries)
        {
            Add(hash, entry.Id);
            Add(hash, entry.Type.ToString());
            Add(hash, entry.Answer);
            Add(hash, entry.FollowUp);
            Add(hash, entry.AudioPath);
            Add(hash, entry.Phrases.Length);
            foreach (var phrase in entry.Phrases)
                Add(hash, phrase);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, Template? template) => Add(hash, template?.Text);

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Add(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}

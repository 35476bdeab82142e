using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MiniBot.Compliance.Proof;

/// <summary>
/// The proof log: each record's hash covers its place, its content and the hash before, so that a changed, removed, inserted or reordered
/// record is found. A cut tail shows only against a last hash that is kept elsewhere.
/// </summary>
public static class ProofChain
{
    /// <summary>Stands for the record before the first.</summary>
    public static string Root { get; } = new('0', 64);

    /// <summary>Links an entry to the last record, or to the root when there is none yet.</summary>
    public static ProofRecord Link(ProofRecord? last, ProofEntry entry)
    {
        var sequence = (last?.Sequence ?? 0) + 1;
        var previous = last?.Hash ?? Root;
        var content = CanonicalJson.Write(
            new JsonObject
            {
                ["at"] = entry.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                ["kind"] = entry.Kind,
                ["facts"] = entry.Facts.DeepClone(),
            }
        );
        return new ProofRecord(sequence, content, previous, HashOf(sequence, previous, content));
    }

    /// <summary>Checks a chain from its first record on. Null when it is whole; otherwise the first broken record.</summary>
    public static ProofBreak? Verify(IEnumerable<ProofRecord> records)
    {
        var sequence = 0L;
        var previous = Root;
        foreach (var record in records)
        {
            sequence++;
            if (record.Sequence != sequence)
                return new ProofBreak(
                    sequence,
                    $"record {sequence} is missing or out of order: found {record.Sequence} in its place"
                );
            if (record.PreviousHash != previous)
                return new ProofBreak(sequence, $"record {sequence} does not follow the record before it");
            if (record.Hash != HashOf(record.Sequence, record.PreviousHash, record.Content))
                return new ProofBreak(sequence, $"record {sequence} was changed: its content does not give its hash");
            previous = record.Hash;
        }

        return null;
    }

    private static string HashOf(long sequence, string previous, string content) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sequence}\n{previous}\n{content}"))
            )
        );
}

/// <summary>The first broken record of a chain.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record ProofBreak(long Sequence, string Why);

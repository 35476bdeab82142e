using System.Collections.Immutable;
using System.Text;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>
/// Shipped entries, checked when this assembly was built and read back in a tenth of the time that their YAML with all phrases
/// takes, which in a process that has just begun is a tenth of a second.
/// </summary>
internal static class EntryPack
{
    private const uint Magic = 0x3145424D;

    /// <summary>The name under which a theme's entries are embedded.</summary>
    public static string Name(string language, Theme theme) => $"models/entries.{theme.ToString().ToLowerInvariant()}.{language}";

    public static void Write(Stream to, ImmutableArray<CatalogueEntry> entries)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(entries.Length);
        foreach (var entry in entries)
        {
            writer.Write(entry.Id);
            writer.Write((byte)entry.Theme);
            writer.Write((byte)entry.Type);
            writer.Write(entry.Answer.Text);
            writer.Write(entry.FollowUp?.Text ?? "");
            writer.Write(entry.AudioPath ?? "");
            writer.Write(entry.Phrases.Length);
            foreach (var phrase in entry.Phrases)
                writer.Write(phrase);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote. It ships inside this assembly: a fault in it is a bug.</summary>
    public static ImmutableArray<CatalogueEntry> Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("These are no entries.");
        var entries = ImmutableArray.CreateBuilder<CatalogueEntry>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            entries.Add(ReadEntry(reader));
        return entries.ToImmutable();
    }

    private static CatalogueEntry ReadEntry(BinaryReader reader) =>
        new()
        {
            Id = reader.ReadString(),
            Theme = (Theme)reader.ReadByte(),
            Type = (EntryType)reader.ReadByte(),
            Answer = Template.Parse(reader.ReadString()),
            FollowUp = reader.ReadString() is { Length: > 0 } followUp ? Template.Parse(followUp) : null,
            AudioPath = reader.ReadString() is { Length: > 0 } path ? path : null,
            Phrases = ReadPhrases(reader),
        };

    private static ImmutableArray<string> ReadPhrases(BinaryReader reader)
    {
        var phrases = ImmutableArray.CreateBuilder<string>(reader.ReadInt32());
        while (phrases.Count < phrases.Capacity)
            phrases.Add(reader.ReadString());
        return phrases.MoveToImmutable();
    }
}

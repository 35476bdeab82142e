using System.Diagnostics;
using MiniBot.Conversation;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MiniBot.Prospects;

/// <summary>Reads personas from YAML.</summary>
public static class PersonaFile
{
    /// <summary>Reads a list of personas; on a mistake null, and <paramref name="error"/> says where it is and what is wrong.</summary>
    public static IReadOnlyList<Persona>? TryRead(string yaml, string fileName, out string error)
    {
        var deserializer = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
            .Build();
        try
        {
            var entries = deserializer.Deserialize<List<Entry>?>(yaml) ?? [];
            error = Mistake(entries) is { } mistake ? $"{fileName}: {mistake}" : "";
            return error.Length == 0 ? [.. entries.Select(e => e.ToPersona())] : null;
        }
        catch (YamlException e)
        {
            error = $"{fileName}:{e.Start.Line}:{e.Start.Column}: {e.InnerException?.Message ?? e.Message}";
            return null;
        }
    }

    private static string? Mistake(List<Entry> entries)
    {
        if (entries.Count == 0)
            return "no persona in the file";
        var twice = entries.GroupBy(e => e.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            return $"persona '{twice.Key}' stands twice; ids are unique";
        var unnamed = entries.FindIndex(e => e.Id.Length == 0);
        if (unnamed >= 0)
            return $"persona {unnamed + 1} has no id";
        var unknown = entries.Find(e => FindDisposition(e.Expected) is null);
        return unknown is null ? null : $"persona '{unknown.Id}': '{unknown.Expected}' is no disposition";
    }

    private static Disposition? FindDisposition(string wireName) =>
        Enum.GetValues<Disposition>().Cast<Disposition?>().FirstOrDefault(d => d!.Value.ToWireName() == wireName);

    /// <summary>The file's own shape: mutable, as the YAML reader needs it.</summary>
    private sealed class Entry
    {
        public string Id { get; set; } = "";

        public string FirstName { get; set; } = "";

        public string About { get; set; } = "";

        public string Expected { get; set; } = "";

        public PersonaLine Line { get; set; }

        public double RingSeconds { get; set; } = 0.5;

        public bool Types { get; set; }

        public string SaysFirst { get; set; } = "";

        public List<ReplyEntry> Replies { get; set; } = [];

        public Persona ToPersona() =>
            new()
            {
                Id = Id,
                FirstName = FirstName,
                About = About,
                Expected = FindDisposition(Expected) ?? throw new UnreachableException(),
                Line = Line,
                RingSeconds = Math.Clamp(RingSeconds, 0, 60),
                Types = Types,
                SaysFirst = SaysFirst,
                Replies = [.. Replies.Select(r => r.ToReply())],
            };
    }

    private sealed class ReplyEntry
    {
        public List<string> When { get; set; } = [];

        public string Say { get; set; } = "";

        public int Times { get; set; }

        public bool ThenHangUp { get; set; }

        public PersonaReply ToReply() =>
            new()
            {
                When = When,
                Say = Say,
                Times = Times,
                ThenHangUp = ThenHangUp,
            };
    }
}

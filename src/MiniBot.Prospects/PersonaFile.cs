using System.Diagnostics;
using MiniBot.Conversation;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MiniBot.Prospects;

/// <summary>Reads personas from YAML.</summary>
public static class PersonaFile
{
    /// <summary>Longer files are refused, in characters.</summary>
    public const int MaxLength = 256 * 1024;

    private const double LongestRingSeconds = 60;

    /// <summary>Reads a list of personas; on a mistake null, and <paramref name="error"/> says where it is and what is wrong. Never throws on a wrong text.</summary>
    public static IReadOnlyList<Persona>? TryRead(string yaml, string fileName, out string error)
    {
        if (yaml.Length > MaxLength)
        {
            error = $"{fileName}: longer than {MaxLength} characters";
            return null;
        }

        try
        {
            var entries = Deserialize(yaml);
            error = Mistake(entries) is { } mistake ? $"{fileName}: {mistake}" : "";
            return error.Length == 0 ? [.. entries.Select(e => e!.ToPersona())] : null;
        }
        catch (YamlException e)
        {
            error = $"{fileName}:{e.Start.Line}:{e.Start.Column}: {e.InnerException?.Message ?? e.Message}";
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // The YAML reader's own ways to stumble over text that is no YAML at all.
            error = $"{fileName}: no YAML ({e.Message})";
            return null;
        }
    }

    private static List<Entry?> Deserialize(string yaml) =>
        new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
            .Build()
            .Deserialize<List<Entry?>?>(yaml)
        ?? [];

    private static string? Mistake(List<Entry?> entries)
    {
        if (entries.Count == 0)
            return "no persona in the file";
        var unnamed = entries.FindIndex(e => string.IsNullOrEmpty(e?.Id));
        if (unnamed >= 0)
            return $"persona {unnamed + 1} has no id";
        var twice = entries.GroupBy(e => e!.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? entries
                .Select(e => e!.Mistake() is { } mistake ? $"persona '{e.Id}': {mistake}" : null)
                .FirstOrDefault(m => m is not null)
            : $"persona '{twice.Key}' stands twice; ids are unique";
    }

    private static Disposition? FindDisposition(string? wireName) =>
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

        public string? Mistake()
        {
            if (FindDisposition(Expected) is null)
                return $"expected: '{Expected}' is no disposition";
            if (FirstName is null || About is null || SaysFirst is null || Replies is null)
                return "a key without a value; leave the key out";
            if (!Enum.IsDefined(Line))
                return "line: answers, busy, rings_out or declines";
            if (RingSeconds is not (>= 0 and <= LongestRingSeconds))
                return $"ring_seconds: 0 to {LongestRingSeconds}";
            var wrong = Replies.FindIndex(r => r is not { When: not null, Say: not null, Times: >= 0 } || r.When.Contains(null!));
            return wrong < 0 ? null : $"reply {wrong + 1}: a key without a value, or times below 0";
        }

        public Persona ToPersona() =>
            new()
            {
                Id = Id,
                FirstName = FirstName,
                About = About,
                Expected = FindDisposition(Expected) ?? throw new UnreachableException(),
                Line = Line,
                RingSeconds = RingSeconds,
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

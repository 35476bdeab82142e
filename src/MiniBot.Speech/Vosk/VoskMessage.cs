using System.Collections.Immutable;
using System.Text.Json;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Vosk;

/// <summary>
/// A message of a Vosk server: <c>{"partial": "…"}</c>, or <c>{"text": "…", "result": [{"word", "start", "end", "conf"}]}</c>, in
/// which the words stand only where they were asked for and something was heard.
/// </summary>
/// <param name="Text">What it understood.</param>
/// <param name="IsPartial">True if it may still become another text.</param>
internal readonly record struct VoskMessage(RecognizedText Text, bool IsPartial)
{
    /// <summary>A message may be so long; a longer one is refused.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>What stands for words beyond the grammar.</summary>
    private const string Unknown = "[unk]";

    private const double MostSeconds = 86400;

    /// <summary>What the server is told first; it does not answer.</summary>
    public static byte[] Config(int sampleRateHz, IReadOnlyList<string> phrases)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("config");
            writer.WriteNumber("sample_rate", sampleRateHz);
            writer.WriteBoolean("words", true);
            if (phrases.Count > 0)
            {
                writer.WriteStartArray("phrase_list");
                foreach (var phrase in phrases)
                    writer.WriteStringValue(PlainText.Of(phrase));
                writer.WriteStringValue(Unknown);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    /// <summary>What ends an utterance.</summary>
    public static ReadOnlySpan<byte> EndOfSound => "{\"eof\":1}"u8;

    /// <summary>Reads a message; false if it is none. Never throws on what the bytes say.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, out VoskMessage message)
    {
        message = default;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return false;
            var isPartial = !root.TryGetProperty("text", out var text);
            if (isPartial && !root.TryGetProperty("partial", out text) || text.ValueKind != JsonValueKind.String)
                return false;
            message = new(Understood(root, text.GetString() ?? ""), isPartial);
            return true;
        }
        catch (Exception nonsense)
            when (nonsense is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What was understood before, and this after it.</summary>
    public static RecognizedText Join(RecognizedText before, RecognizedText after)
    {
        if (before.IsEmpty || after.IsEmpty)
            return before.IsEmpty ? after : before;
        return new($"{before.Text} {after.Text}", Math.Min(before.Confidence, after.Confidence))
        {
            Words = before.Words.AddRange(after.Words),
        };
    }

    private static RecognizedText Understood(JsonElement root, string written)
    {
        var text = PlainText.Of(written.Replace(Unknown, " ", StringComparison.Ordinal));
        if (text.Length == 0)
            return RecognizedText.None;
        var words = root.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Array ? Words(result) : [];
        return new(text, words.IsEmpty ? 1 : words.Average(word => word.Confidence)) { Words = words };
    }

    private static ImmutableArray<RecognizedWord> Words(JsonElement result)
    {
        var words = ImmutableArray.CreateBuilder<RecognizedWord>();
        foreach (var word in result.EnumerateArray())
            if (word.GetProperty("word").GetString() is { } text and not Unknown && PlainText.Of(text) is { Length: > 0 } plain)
                words.Add(new(plain, Seconds(word, "start"), Seconds(word, "end"), Confidence(word)));
        return words.DrainToImmutable();
    }

    private static TimeSpan Seconds(JsonElement word, string name) =>
        TimeSpan.FromSeconds(Math.Clamp(word.GetProperty(name).GetDouble(), 0, MostSeconds));

    private static double Confidence(JsonElement word) =>
        word.TryGetProperty("conf", out var confidence) ? Math.Clamp(confidence.GetDouble(), 0, 1) : 1;
}

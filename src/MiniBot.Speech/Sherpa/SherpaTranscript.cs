using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Sherpa;

/// <summary>Reads what the library gives for a stream: JSON with the text, its tokens, and when and how surely each was heard.</summary>
internal static class SherpaTranscript
{
    /// <summary>A token lasts no longer than this after it was heard: the library tells when each begins and not when it ends.</summary>
    private static readonly TimeSpan LongestToken = TimeSpan.FromSeconds(0.32);

    /// <summary>Reads the zero-ended UTF-8 text at <paramref name="json"/>; none for a null pointer.</summary>
    public static unsafe RecognizedText Read(nint json, double timeScale = 1) =>
        json == 0 ? RecognizedText.None : Read(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)json), timeScale);

    /// <summary>Reads the text; none where it makes no sense. Never throws on what it says.</summary>
    /// <param name="json">In UTF-8.</param>
    /// <param name="timeScale">By which its times are multiplied.</param>
    public static RecognizedText Read(ReadOnlySpan<byte> json, double timeScale = 1)
    {
        var fields = new Fields(timeScale);
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                    fields.Take(ref reader);
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException or FormatException)
        {
            return RecognizedText.None;
        }

        var text = PlainText.Of(fields.Text);
        if (text.Length == 0)
            return RecognizedText.None;
        var words = Words(text, fields);
        return new(text, words.IsEmpty ? 1 : words.Average(word => word.Confidence)) { Words = words };
    }

    /// <summary>
    /// Puts the tokens together to the words of the text. A token is a piece of a word, or several, and may bring punctuation that the
    /// text has no more; where they do not make up the text, no word has a time.
    /// </summary>
    private static ImmutableArray<RecognizedWord> Words(string text, Fields fields)
    {
        if (fields.Starts.Count != fields.Tokens.Count)
            return [];
        var words = ImmutableArray.CreateBuilder<RecognizedWord>();
        var next = 0;
        foreach (var word in text.Split(' '))
        {
            while (next < fields.Tokens.Count && Letters(fields.Tokens[next]).Length == 0)
                next++;
            var first = next;
            var letters = new StringBuilder();
            var wanted = Letters(word);
            while (next < fields.Tokens.Count && letters.Length < wanted.Length)
                letters.Append(Letters(fields.Tokens[next++]));
            if (next == first || letters.ToString() != wanted)
                return [];
            words.Add(new(word, fields.Start(first), End(fields, next), Confidence(fields.LogProbabilities, first, next)));
        }

        return words.DrainToImmutable();
    }

    /// <summary>The word ends where the next token begins, or soon after its last token did.</summary>
    private static TimeSpan End(Fields fields, int next)
    {
        var soon = fields.Start(next - 1) + LongestToken;
        return next < fields.Starts.Count && fields.Start(next) is var following && following < soon ? following : soon;
    }

    private static double Confidence(List<double> logProbabilities, int first, int next)
    {
        if (logProbabilities.Count < next)
            return 1;
        var sum = 0.0;
        for (var i = first; i < next; i++)
            sum += logProbabilities[i];
        return Math.Clamp(Math.Exp(sum / (next - first)), 0, 1);
    }

    private static string Letters(string text) => string.Concat(PlainText.Of(text.Replace('▁', ' ')).Where(char.IsLetterOrDigit));

    /// <summary>What is used of the result.</summary>
    private sealed class Fields(double timeScale)
    {
        public string Text { get; private set; } = "";

        public List<string> Tokens { get; } = [];

        public List<double> Starts { get; } = [];

        /// <summary>Of transducers only.</summary>
        public List<double> LogProbabilities { get; } = [];

        /// <summary>When a token begins, from the first sample.</summary>
        public TimeSpan Start(int token) => TimeSpan.FromSeconds(Math.Clamp(Starts[token] * timeScale, 0, 86400));

        /// <summary>Takes a property, or steps over it.</summary>
        public void Take(ref Utf8JsonReader reader)
        {
            var isText = reader.ValueTextEquals("text"u8);
            var isTokens = reader.ValueTextEquals("tokens"u8);
            var numbers =
                reader.ValueTextEquals("timestamps"u8) ? Starts
                : reader.ValueTextEquals("ys_probs"u8) || reader.ValueTextEquals("ys_log_probs"u8) ? LogProbabilities
                : null;
            if (!reader.Read())
                return;
            if (isText && reader.TokenType == JsonTokenType.String)
                Text = reader.GetString() ?? "";
            else if ((isTokens || numbers is not null) && reader.TokenType == JsonTokenType.StartArray)
                TakeArray(ref reader, isTokens ? null : numbers);
            else
                reader.Skip();
        }

        private void TakeArray(ref Utf8JsonReader reader, List<double>? numbers)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (numbers is null)
                    Tokens.Add(reader.GetString() ?? "");
                else
                    numbers.Add(reader.GetDouble());
        }
    }
}

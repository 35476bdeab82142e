using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MiniBot.Campaigns.Contacts.Csv;

/// <summary>How a CSV file is written, told from its beginning.</summary>
/// <param name="Encoding">By byte-order mark; else UTF-8 when the beginning is valid UTF-8, else Windows-1252, as Excel saves in Europe.</param>
/// <param name="Delimiter">The one of comma, semicolon, tab and bar that the first line has most of.</param>
internal sealed record CsvDialect(Encoding Encoding, char Delimiter)
{
    private const int SampleBytes = 64 * 1024;

    private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Looks at the beginning of a seekable stream and goes back to where it was.</summary>
    public static CsvDialect Detect(Stream stream)
    {
        var start = stream.Position;
        var sample = ArrayPool<byte>.Shared.Rent(SampleBytes);
        try
        {
            var length = stream.ReadAtLeast(sample.AsSpan(0, SampleBytes), SampleBytes, throwOnEndOfStream: false);
            stream.Position = start;
            var encoding = DetectEncoding(sample.AsSpan(0, length));
            return new CsvDialect(encoding, DetectDelimiter(encoding.GetString(sample, 0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sample);
        }
    }

    private static Encoding DetectEncoding(ReadOnlySpan<byte> sample) =>
        sample switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => IsUtf8(sample) ? Encoding.UTF8 : s_windows1252,
        };

    /// <summary>The sample may end within a character of up to four bytes.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> sample)
    {
        for (var cut = 0; cut <= Math.Min(3, sample.Length); cut++)
        {
            if (Utf8.IsValid(sample[..^cut]))
                return true;
            if (sample.Length < SampleBytes)
                return false;
        }

        return false;
    }

    private static char DetectDelimiter(string sample)
    {
        var firstLine = sample.AsSpan().TrimStart("\r\n\ufeff");
        var end = firstLine.IndexOfAny('\r', '\n');
        firstLine = end < 0 ? firstLine : firstLine[..end];
        var (best, most) = (',', 0);
        foreach (var candidate in ",;\t|")
        {
            var count = firstLine.Count(candidate);
            if (count > most)
                (best, most) = (candidate, count);
        }

        return best;
    }
}

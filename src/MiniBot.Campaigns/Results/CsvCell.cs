using System.Buffers;

namespace MiniBot.Campaigns.Results;

/// <summary>One cell of an exported file.</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> s_toQuote = SearchValues.Create(",;\"\r\n\t");
    private static readonly SearchValues<char> s_ofNumbers = SearchValues.Create("0123456789.");

    /// <summary>
    /// Quotes where needed (RFC 4180 §2), and puts an apostrophe before what a spreadsheet would run as a formula. Plain numbers, phone
    /// numbers among them, stay as they are.
    /// </summary>
    public static string Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        if (value[0] is '=' or '@' or '+' or '-' or '\t' or '\r' or '\n' && !IsNumber(value))
            value = $"'{value}";
        return value.AsSpan().IndexOfAny(s_toQuote) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsNumber(string value) => value.Length > 1 && !value.AsSpan(1).ContainsAnyExcept(s_ofNumbers);
}

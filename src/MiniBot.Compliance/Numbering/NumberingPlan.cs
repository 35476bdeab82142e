namespace MiniBot.Compliance.Numbering;

/// <summary>
/// One country's numbering plan, read from data: turns what people write (06 12…, +33 6…, 0033 6…) into E.164 and tells
/// where the person is. Immutable.
/// </summary>
public sealed class NumberingPlan
{
    private const int MaxWrittenChars = 40;

    private readonly NumberingPlanData _data;

    internal NumberingPlan(NumberingPlanData data) => _data = data;

    /// <summary>The plan shipped for France and its overseas territories.</summary>
    public static NumberingPlan France { get; } = NumberingPlanReader.ReadShipped("france");

    /// <summary>ISO 3166 code of the plan's country.</summary>
    public string Country => _data.Country;

    /// <summary>Reads a written number; spaces, dots, dashes, slashes and brackets are skipped. Never throws.</summary>
    public NumberReading Read(string? written)
    {
        if (!TryClean(written, out var digits, out var international))
            return new NumberReading.Invalid(
                "is not a phone number: only digits, spaces and . - / ( ) are read, after an optional +"
            );
        if (!international && digits.StartsWith(_data.InternationalPrefix, StringComparison.Ordinal))
        {
            digits = digits[_data.InternationalPrefix.Length..];
            international = true;
        }

        if (international)
            return ReadInternational(digits);
        if (_data.Emergency.Contains(digits))
            return new NumberReading.Emergency();
        if (digits.Length <= _data.ShortMaxDigits)
            return ReadShort(digits);
        return digits.StartsWith(_data.TrunkPrefix, StringComparison.Ordinal)
            ? ReadNational(digits[_data.TrunkPrefix.Length..])
            : new NumberReading.Invalid($"starts neither with + nor with {_data.InternationalPrefix} or {_data.TrunkPrefix}");
    }

    private NumberReading ReadShort(string digits) =>
        StartsWithAny(digits, _data.PremiumShortStarts)
            ? new NumberReading.Premium()
            : new NumberReading.Invalid("is too short; a short number is nobody's");

    private NumberReading ReadNational(string rest)
    {
        if (StartsWithAny(_data.HomeCode + rest, _data.PremiumStarts))
            return new NumberReading.Premium();
        var region = Longest(rest, _data.Regions.Where(region => region.National));
        return region is null ? new NumberReading.Invalid("begins like no number of the plan") : Complete(region, rest);
    }

    private NumberReading ReadInternational(string digits)
    {
        if (StartsWithAny(digits, _data.PremiumStarts))
            return new NumberReading.Premium();
        var code = _data
            .Regions.Select(region => region.Code)
            .FirstOrDefault(code => digits.StartsWith(code, StringComparison.Ordinal));
        if (code is null)
            return ReadForeign(digits);
        var rest = digits[code.Length..];
        if (_data.Emergency.Contains(rest))
            return new NumberReading.Emergency();
        var region = Longest(rest, _data.Regions.Where(region => region.Code == code));
        return region is null ? new NumberReading.Invalid("begins like no number of the plan") : Complete(region, rest);
    }

    private static NumberReading ReadForeign(string digits) =>
        digits.Length is >= PhoneNumber.MinDigits and <= PhoneNumber.MaxDigits && digits[0] != '0'
            ? new NumberReading.Valid(new PhoneNumber(digits), null, [], Fictional: false)
            : new NumberReading.Invalid("does not have the 8 to 15 digits of an international number");

    private NumberReading Complete(NumberingRegion region, string rest)
    {
        if (!region.Digits.Contains(rest.Length))
            return new NumberReading.Invalid(
                $"has {rest.Length} digits after the country code; the plan has {string.Join(" or ", region.Digits)}"
            );
        var digits = region.Code + rest;
        return new NumberReading.Valid(
            new PhoneNumber(digits),
            Country,
            region.Zones,
            StartsWithAny(digits, _data.FictionalStarts)
        );
    }

    private static NumberingRegion? Longest(string rest, IEnumerable<NumberingRegion> regions) =>
        regions
            .Select(region =>
                (
                    Region: region,
                    Length: region
                        .Starts.Where(start => rest.StartsWith(start, StringComparison.Ordinal))
                        .Max(start => (int?)start.Length)
                )
            )
            .Where(match => match.Length is not null)
            .OrderByDescending(match => match.Length)
            .Select(match => match.Region)
            .FirstOrDefault();

    private static bool StartsWithAny(string digits, IReadOnlyList<string> starts) =>
        starts.Any(start => digits.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Keeps the digits; "+33 (0)6" loses its bracketed zero.</summary>
    private static bool TryClean(string? written, out string digits, out bool international)
    {
        digits = "";
        international = false;
        var text = written.AsSpan().Trim();
        if (text.IsEmpty || text.Length > MaxWrittenChars)
            return false;
        if (text[0] == '+')
        {
            international = true;
            text = text[1..];
        }

        Span<char> kept = stackalloc char[MaxWrittenChars];
        var count = 0;
        while (!text.IsEmpty)
        {
            if (text.StartsWith("(0)") && count > 0)
            {
                text = text[3..];
                continue;
            }

            if (char.IsAsciiDigit(text[0]))
                kept[count++] = text[0];
            else if (!char.IsWhiteSpace(text[0]) && !".-/()‐‑–".Contains(text[0]))
                return false;
            text = text[1..];
        }

        digits = new string(kept[..count]);
        return count > 0;
    }
}

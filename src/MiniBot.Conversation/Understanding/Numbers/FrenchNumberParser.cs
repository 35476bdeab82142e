using System.Globalization;

namespace MiniBot.Conversation.Understanding.Numbers;

/// <summary>
/// Reads one French number from left to right:
/// <code>
/// number  = { chunk scale } [ chunk ] [ fraction ]        un million deux cent mille, deux et demi
/// chunk   = [ 2–9 ] cent [ below 100 ] | below 100 [ virgule digits ]
/// </code>
/// What the recogniser writes for a number word is taken for it where nothing else can stand there: "quatre vin dix".
/// </summary>
internal sealed class FrenchNumberParser(IReadOnlyList<string> words)
{
    private int _at;
    private bool _isOrdinal;

    private string Word => WordAt(_at);

    /// <summary>The number that begins at <paramref name="start"/>, or null when none does.</summary>
    public SpokenNumber? ParseAt(int start)
    {
        (_at, _isOrdinal) = (start, false);
        if (ReadWhole() is not { } value && (value = ReadHalf()) == 0)
            return null;
        return new SpokenNumber(Math.Min(value, SpokenNumber.MaxValue), start, _at - start, _isOrdinal);
    }

    private decimal? ReadWhole()
    {
        decimal? total = null;
        var last = decimal.MaxValue;
        while (true)
        {
            var chunk = ReadChunk();
            var scale = Word == "k" && chunk is not null ? 1_000 : ScaleOf(Word);
            if (_isOrdinal || scale is not { } by || by >= last || (chunk is null && by > 1_000))
                return Finish(total, chunk, total is null ? 1 : last);
            total = Capped((total ?? 0) + ((chunk ?? 1) * by));
            last = by;
            _at++;
        }
    }

    // "Un million deux" is one million two hundred thousand.
    private decimal? Finish(decimal? total, decimal? chunk, decimal scale)
    {
        if (total is null && chunk is null)
            return null;
        var isShort = scale >= 1_000_000 && chunk is >= 1 and <= 9;
        var value = (total ?? 0) + ((chunk ?? 0) * (isShort ? scale / 10 : 1));
        return _isOrdinal ? value : Capped(ReadCollective(ReadFraction(value, chunk is null ? scale : 1)));
    }

    private decimal? ReadChunk()
    {
        if (_isOrdinal)
            return null;
        decimal? head = IsDigits(Word) ? ReadDigits() : ReadBelowHundred();
        if (!_isOrdinal && IsHundred(head))
        {
            _isOrdinal = FrenchNumberWords.OfOrdinal(Word) is not null;
            _at++;
            var rest = _isOrdinal ? 0 : ReadBelowHundred() ?? 0;
            head = ((head ?? 1) * 100) + rest;
        }

        return head is { } whole ? ReadDecimals(whole) : null;
    }

    private bool IsHundred(decimal? head)
    {
        if (head is not (null or (>= 2 and <= 9)))
            return false;
        if (Base(Word) == "cent")
            return true;
        return head is not null && Word is "sans" or "sang" or "sent" && WordAt(_at + 1) is "mille" or "euro" or "euros";
    }

    private decimal ReadDigits()
    {
        var value = decimal.TryParse(Word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? Capped(digits)
            : SpokenNumber.MaxValue;
        _at++;
        if (FrenchNumberWords.IsOrdinalEnding(Word))
        {
            _isOrdinal = true;
            _at++;
        }

        return value;
    }

    private int? ReadBelowHundred()
    {
        if (Base(Word) == "quatre" && WordAt(_at) == "quatre" && IsTwenty(WordAt(_at + 1)))
        {
            _isOrdinal = FrenchNumberWords.OfOrdinal(WordAt(_at + 1)) is not null;
            _at += 2;
            return 80 + ReadRest(upTo: 19);
        }

        if (FrenchNumberWords.Ten(Base(Word)) is not { } ten)
            return ReadTeen();
        Take();
        return ten + ReadRest(ten == 60 ? 19 : 9);
    }

    private static bool IsTwenty(string word) =>
        word is "vingt" or "vingts" or "vin" or "vins" or "vain" || FrenchNumberWords.OfOrdinal(word) == "vingt";

    // "Vingt et un", "soixante et onze", "soixante-dix-sept".
    private int ReadRest(int upTo)
    {
        if (_isOrdinal)
            return 0;
        var before = _at;
        var joined = Word == "et";
        if (joined)
            _at++;
        if (upTo > 9 && Word is "dis" or "dit" && !joined)
        {
            _at++;
            return 10 + (ReadTeen() is >= 7 and <= 9 and var seven ? seven : 0);
        }

        if (ReadTeen() is { } unit && unit > 0 && unit <= upTo && (!joined || unit is 1 or 11))
            return unit;
        _at = before;
        _isOrdinal = false;
        return 0;
    }

    /// <summary>0 to 19.</summary>
    private int? ReadTeen()
    {
        if (FrenchNumberWords.Unit(Base(Word)) is not { } unit)
            return null;
        Take();
        if (unit != 10 || _isOrdinal || FrenchNumberWords.Unit(Base(Word)) is not (>= 7 and <= 9 and var more))
            return unit;
        Take();
        return 10 + more;
    }

    private decimal ReadDecimals(decimal whole)
    {
        if (_isOrdinal || Word is not (SpokenWords.Comma or "point"))
            return whole;
        var before = _at++;
        var zeros = 0;
        for (; Word == "zero" && zeros < 9; zeros++)
            _at++;
        var digits = IsDigits(Word) ? Word : "";
        if (digits.Length > 0)
            _at++;
        else if (ReadBelowHundred() is { } spoken && !_isOrdinal)
            digits = spoken.ToString(CultureInfo.InvariantCulture);
        if (digits.Length is > 0 and <= 9)
            return whole + decimal.Parse($"0.{new string('0', zeros)}{digits}", CultureInfo.InvariantCulture);
        if (digits.Length > 0 || zeros > 0)
            return whole;
        (_at, _isOrdinal) = (before, false);
        return whole;
    }

    // "Trois quarts", "deux tiers", "un demi", "deux et demi", "un million et demi".
    private decimal ReadFraction(decimal value, decimal scale)
    {
        var share = (Word, value) switch
        {
            ("quart" or "quarts", >= 1 and <= 3) => value / 4,
            ("tiers", 1 or 2) => value / 3,
            ("demi" or "demie" or "demis", 1) => 0.5m,
            _ => 0,
        };
        if (share > 0)
        {
            _at++;
            return share;
        }

        if (Word != "et")
            return value;
        var part = (WordAt(_at + 1), WordAt(_at + 2)) switch
        {
            ("demi" or "demie", _) => (Of: 0.5m, Words: 2),
            ("quart", _) => (Of: 0.25m, Words: 2),
            ("trois", "quarts") => (Of: 0.75m, Words: 3),
            _ => (Of: 0m, Words: 0),
        };
        _at += part.Words;
        return value + (part.Of * scale);
    }

    // "Une dizaine", "deux douzaines", "une centaine de milliers".
    private decimal ReadCollective(decimal value)
    {
        if (value is < 1 or > 99 || FrenchNumberWords.Collective(Word) is not { } many)
            return value;
        _at++;
        value *= many;
        if (Word == "de" && WordAt(_at + 1) is "milliers" or "millions")
        {
            value *= WordAt(_at + 1) == "milliers" ? 1_000 : 1_000_000;
            _at += 2;
        }

        return value;
    }

    private decimal ReadHalf()
    {
        if (Word is not ("demi" or "demie" or "moitie"))
            return 0;
        _at++;
        return 0.5m;
    }

    private void Take()
    {
        _isOrdinal = FrenchNumberWords.OfOrdinal(Word) is not null;
        _at++;
    }

    private string WordAt(int at) => at < words.Count ? words[at] : "";

    private static string Base(string word) => FrenchNumberWords.OfOrdinal(word) ?? FrenchNumberWords.Usual(word);

    private static decimal? ScaleOf(string word) => FrenchNumberWords.Scale(FrenchNumberWords.Usual(word));

    private static bool IsDigits(string word) => word.Length > 0 && char.IsAsciiDigit(word[0]);

    private static decimal Capped(decimal value) => Math.Min(value, SpokenNumber.MaxValue);
}

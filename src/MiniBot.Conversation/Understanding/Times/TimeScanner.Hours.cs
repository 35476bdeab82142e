using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Understanding.Times;

/// <summary>Delays, times of the day and its parts.</summary>
internal sealed partial class TimeScanner
{
    /// <summary>Longer delays than this many units are no time for a call.</summary>
    private const int MaxUnits = 1000;

    private bool IsDelay =>
        (Word is "dans" or "sous" && CountsUnits(_at + 1)) || (Word == "d" && WordAt(_at + 1) == "ici" && CountsUnits(_at + 2));

    private bool CountsUnits(int at) =>
        WordAt(at) is "quelques" or "huitaine" or "quinzaine" || (NumberAt(at) is { } number && UnitAt(number.End) is not null);

    // "Dans une heure et demie", "dans trois jours", "d'ici quinze jours", "dans un quart d'heure".
    private bool TakeDelay()
    {
        if (!IsDelay)
            return false;
        _at += Word == "d" ? 2 : 1;
        if (Word is "huitaine" or "quinzaine")
        {
            SetDays(DaySpan.Of(today.AddDays(Word == "huitaine" ? 7 : 14)), TimeBound.None);
            _at++;
            return true;
        }

        var count = Word == "quelques" ? null : NumberAt(_at);
        _at = count?.End ?? _at + 1;
        if (UnitAt(_at) is not { } unit)
            return false;
        _at += unit.Words;
        var many = count?.Value ?? (unit.Name == 'm' ? 10 : 3);
        if (unit.Name == 'h' && Word == "et" && WordAt(_at + 1) is "demie" or "demi" or "quart")
        {
            many += WordAt(_at + 1) == "quart" ? 0.25m : 0.5m;
            _at += 2;
        }

        if (many <= MaxUnits)
            Delay(many, unit.Name);
        return true;
    }

    private void Delay(decimal many, char unit)
    {
        switch (unit)
        {
            case 'm':
                _facts.Delay ??= TimeSpan.FromMinutes((double)many);
                break;
            case 'h':
                _facts.Delay ??= TimeSpan.FromMinutes((double)(many * 60));
                break;
            case 'd':
                // Eight days are a week, fifteen are two.
                SetDays(DaySpan.Of(today.AddDays(many is 8 or 15 ? (int)many - 1 : (int)Math.Max(1, many))), TimeBound.None);
                break;
            case 'w':
                SetDays(DaySpan.Of(today.AddDays((int)(many * 7))), TimeBound.None);
                break;
            default:
                SetDays(DaySpan.Of(today.AddMonths((int)Math.Max(1, many))), TimeBound.None);
                break;
        }
    }

    // "Heure", "petite heure", "d'heure".
    private (char Name, int Words)? UnitAt(int at)
    {
        var skipped = WordAt(at) is "petite" or "petites" or "bonne" or "bonnes" or "grosse" or "d" ? 1 : 0;
        return WordAt(at + skipped) switch
        {
            "minute" or "minutes" or "mn" or "min" => ('m', skipped + 1),
            "heure" or "heures" or "h" => ('h', skipped + 1),
            "jour" or "jours" => ('d', skipped + 1),
            "semaine" or "semaines" => ('w', skipped + 1),
            "mois" => ('o', skipped + 1),
            _ => null,
        };
    }

    // "Entre midi et deux", "de neuf heures à onze heures", "du lundi au mercredi".
    private bool TakeRange()
    {
        var begin = _at;
        var isBetween = Word == "entre";
        if (!isBetween && Word is not ("de" or "du"))
            return false;
        _at++;
        if (TimeWords.Weekday(Word) is { } first && ReadLink(isBetween) && TimeWords.Weekday(Word) is { } last)
        {
            _at++;
            var from = Calendar.Next(first, today);
            SetDays(new DaySpan(from, from.AddDays(((int)last - (int)first + 7) % 7)), TimeBound.None);
            return true;
        }

        _at = begin + 1;
        if (
            ReadClock(isBare: true) is { } after
            && ReadLink(isBetween, skip: 0)
            && ReadClock(isBare: true) is { } before
            && (isBetween || NamesClock(begin))
        )
        {
            (_facts.After, _facts.Before) = (after with { Half = after.Half ?? before.Half }, before);
            return true;
        }

        _at = begin;
        return false;
    }

    private bool NamesClock(int begin) => words.Skip(begin).Take(_at - begin).Any(w => w is "heure" or "heures" or "h" or "midi");

    private bool ReadLink(bool isBetween, int skip = 1)
    {
        _at += skip;
        if (isBetween ? Word != "et" : Word is not ("a" or "au" or "jusqu"))
            return false;
        _at += Word == "jusqu" ? 2 : 1;
        if (Word is "le")
            _at++;
        return true;
    }

    private bool TakeClock(TimeBound bound)
    {
        var previous = WordAt(_at - 1);
        if (Word is "une" && bound == TimeBound.None && previous != "a")
            return false;
        if (ReadClock(isBare: bound != TimeBound.None) is not { } clock)
            return false;
        switch (bound)
        {
            case TimeBound.From or TimeBound.After:
                _facts.After ??= clock;
                break;
            case TimeBound.Before or TimeBound.Until:
                _facts.Before ??= clock;
                break;
            default:
                if (_facts.At is null || _isCorrection)
                    _facts.At = clock;
                _facts.IsAround |= bound == TimeBound.Around;
                break;
        }

        return true;
    }

    /// <summary>A time of day; <paramref name="isBare"/>: also without "heures".</summary>
    private SpokenClock? ReadClock(bool isBare)
    {
        var begin = _at;
        int hour;
        if (Word is "midi" or "minuit")
            hour = Word == "midi" ? 12 : 24;
        else if (NumberAt(_at) is { IsOrdinal: false, Value: >= 0 and <= 24 } number && number.Value % 1 == 0)
        {
            hour = (int)number.Value;
            _at = number.End - 1;
            if (WordAt(_at + 1) is "heure" or "heures" or "h")
                _at++;
            else if (!isBare || IsCounted(_at + 1))
            {
                _at = begin;
                return null;
            }
        }
        else
            return null;
        _at++;
        var minute = ReadMinutes();
        if (minute < 0)
            (hour, minute) = (hour - 1, 60 + minute);
        return hour < 0 ? null : new SpokenClock(hour, hour == 24 ? 0 : minute, ReadHalf());
    }

    // A number before these is no hour.
    private bool IsCounted(int at) =>
        UnitAt(at) is not null || TimeWords.Month(WordAt(at)) is not null || WordAt(at) == SpokenWords.Slash;

    /// <summary>Minutes after the hour; negative for "moins le quart".</summary>
    private int ReadMinutes()
    {
        if (Take("et demie") || Take("et demi"))
            return 30;
        if (Take("et quart"))
            return 15;
        if (Take("moins le quart") || Take("moins quart"))
            return -15;
        if (Take("trois quarts"))
            return 45;
        var isLess = Word == "moins";
        if (
            NumberAt(_at + (isLess ? 1 : 0)) is not { IsOrdinal: false, Value: >= 0 and < 60 } number
            || number.Value % 1 != 0
            || WordAt(number.End) is "heure" or "heures" or "h" or "jour" or "jours"
            || TimeWords.Month(WordAt(number.End)) is not null
        )
            return 0;
        _at = number.End;
        if (Word is "minutes" or "minute")
            _at++;
        return isLess ? -(int)number.Value : (int)number.Value;
    }

    private DayHours? ReadHalf()
    {
        if (Take("du matin"))
            return TimeWords.Morning;
        if (Take("de l apres midi") || Take("d apres midi"))
            return TimeWords.Afternoon;
        return Take("du soir") ? TimeWords.Evening : null;
    }

    // "Le matin", "en fin d'après-midi", "ce soir".
    private bool TakePart(TimeBound bound, bool isThis)
    {
        var begin = _at;
        var edge = Word switch
        {
            "debut" => DayEdge.Beginning,
            "fin" => DayEdge.End,
            _ => DayEdge.None,
        };
        if (edge != DayEdge.None)
        {
            for (_at++; Word is "de" or "d" or "l" or "la"; _at++)
                continue;
        }

        var isTwoWords = Word == "apres" && WordAt(_at + 1) == "midi";
        var hasArticle = WordAt(_at - 1) is "le" or "ce" or "du" or "les";
        var part = Word == "midi" && !hasArticle ? null : TimeWords.Part(isTwoWords ? "apres midi" : Word, edge);
        if (part is null)
        {
            _at = begin;
            return false;
        }

        _at += isTwoWords ? 2 : 1;
        if (_facts.Part is null || _isCorrection)
            _facts.Part = Bounded(part, bound);
        else if (part.From > _facts.Part.From)
            _facts.Part = _facts.Part with { To = part.To };
        _facts.IsPartOfToday |= isThis;
        return true;
    }

    private static DayHours Bounded(DayHours part, TimeBound bound) =>
        bound switch
        {
            TimeBound.From => part with { To = null },
            TimeBound.After => new DayHours(part.To, null),
            TimeBound.Before => new DayHours(null, part.From),
            TimeBound.Until => part with { From = null },
            _ => part,
        };

    // "Après le travail", "dans la journée", "tout à l'heure".
    private bool TakeHabit(TimeBound bound, bool isThis)
    {
        if (bound == TimeBound.After && (Take("travail") || Take("boulot")))
            _facts.After ??= new SpokenClock(18, 0, null);
        else if (bound == TimeBound.After && (Take("dejeuner") || Take("repas")))
            _facts.After ??= new SpokenClock(14, 0, null);
        else if (bound == TimeBound.None && isThis && Take("journee"))
            SetDays(DaySpan.Of(today), TimeBound.None);
        else if (bound == TimeBound.None && Take("tout a l heure"))
            (_facts.Delay, _facts.IsAround) = (_facts.Delay ?? TimeSpan.FromHours(1), true);
        else
            return false;
        return true;
    }
}

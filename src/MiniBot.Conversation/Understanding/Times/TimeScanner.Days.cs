using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Understanding.Times;

/// <summary>Days, weeks and months.</summary>
internal sealed partial class TimeScanner
{
    private const int Monday = 0;
    private const int Friday = 4;

    private bool IsNext => Word is "prochain" or "prochaine" or "suivant" or "suivante";

    private bool TakeDay(TimeBound bound, bool isThis, bool isThe)
    {
        if (TakeNearDay() is { } near)
            SetDays(DaySpan.Of(near), bound);
        else if (TimeWords.Weekday(Word) is { } weekday)
            TakeWeekday(weekday, bound, isThis);
        else if (!(TakeWeek(bound, isThis) || TakeMonth(bound) || TakeDate(bound, isThe)))
            return false;
        return true;
    }

    private DateOnly? TakeNearDay() =>
        Take("aujourd hui") ? today
        : Take("apres demain") ? today.AddDays(2)
        : Take("demain") ? today.AddDays(1)
        : null;

    private void TakeWeekday(DayOfWeek weekday, TimeBound bound, bool isThis)
    {
        _at++;
        if (NumberAt(_at) is { } number && !IsHour(number) && TakeDate(bound, isThe: true))
            return;
        var shift =
            Take("en huit") ? 7
            : Take("en quinze") ? 14
            : 0;
        if (IsNext)
            _at++;
        if (_facts.Weekday is not null && !_isCorrection)
            return;
        if (_isCorrection)
            _facts.Days = null;
        (_facts.Weekday, _facts.WeekdayShift, _facts.DayBound) = (weekday, shift, bound);
        if (isThis && today.DayOfWeek == weekday)
            SetDays(DaySpan.Of(today), bound);
    }

    private bool IsHour(SpokenNumber number) => WordAt(number.End) is "heure" or "heures" or "h";

    // "La semaine prochaine", "en fin de semaine", "ce week-end".
    private bool TakeWeek(TimeBound bound, bool isThis)
    {
        var begin = _at;
        var (first, last) = Word switch
        {
            "debut" => (Monday, Monday + 1),
            "milieu" => (Monday + 1, Friday - 1),
            "fin" => (Friday - 1, Friday),
            _ => (Monday, Friday),
        };
        var isPart = Word is "debut" or "milieu" or "fin";
        bound = BoundOfEnd(bound);
        if (isPart)
        {
            for (_at++; Word is "de" or "la" or "cette"; _at++)
                isThis |= Word == "cette";
        }

        var isWeekend = Take("week end") || Take("weekend");
        if (isWeekend)
            (first, last) = (Friday + 1, Friday + 2);
        else if (!Take("semaine"))
        {
            _at = begin;
            return false;
        }

        var isNext = IsNext || (Word == "d" && WordAt(_at + 1) == "apres");
        if (isNext)
            _at += Word == "d" ? 2 : 1;
        else if (!isPart && !isWeekend && !isThis)
        {
            _at = begin;
            return false;
        }

        var span = Calendar.OfWeek(first, last, today, isNext && !isWeekend);
        _facts.WeekOf ??= Calendar.MondayOf(span.First);
        SetDays(span, bound);
        return true;
    }

    // Before the end of a week is until its last day.
    private TimeBound BoundOfEnd(TimeBound bound) => bound == TimeBound.Before && Word == "fin" ? TimeBound.Until : bound;

    // "Début janvier", "en mars", "le mois prochain", "fin du mois".
    private bool TakeMonth(TimeBound bound)
    {
        var begin = _at;
        int? third = Word switch
        {
            "debut" => 0,
            "mi" or "milieu" => 1,
            "fin" => 2,
            _ => null,
        };
        bound = BoundOfEnd(bound);
        if (third is not null)
            _at++;
        while (Word is "de" or "d" or "du" or "le")
            _at++;
        if (Word == "mois" && (third is not null || WordAt(_at + 1) is "prochain" or "suivant"))
        {
            _at++;
            var isNext = IsNext;
            if (isNext)
                _at++;
            var month = new DateOnly(today.Year, today.Month, 1);
            var span = Calendar.ThirdOf(isNext ? month.AddMonths(1) : month, third);
            SetDays(span.Last > today ? span : Calendar.ThirdOf(month.AddMonths(1), third), bound);
            return true;
        }

        if (Word == "mois" && WordAt(_at + 1) is "de" or "d")
            _at += 2;
        if (TimeWords.Month(Word) is not { } named)
        {
            _at = begin;
            return false;
        }

        _at++;
        SetDays(Calendar.OfMonth(third, named, today), bound);
        return true;
    }

    // "Le quinze décembre", "15/12", "le quinze", "le premier".
    private bool TakeDate(TimeBound bound, bool isThe)
    {
        if (Word == "noel")
        {
            _at++;
            return SetDate(Calendar.NextDate(25, 12, null, today), bound);
        }

        if (NumberAt(_at) is not { Value: >= 1 and <= 31 } day || day.Value % 1 != 0 || IsHour(day))
            return false;
        var month = TimeWords.Month(WordAt(day.End));
        var end = day.End + 1;
        if (WordAt(day.End) == SpokenWords.Slash && NumberAt(day.End + 1) is { Value: >= 1 and <= 12 } written)
            (month, end) = ((int)written.Value, written.End);
        if (month is { } named)
        {
            _at = end;
            if (Word == SpokenWords.Slash)
                _at++;
            var year = NumberAt(_at) is { Value: >= 2000 and < 2200 } said && !IsHour(said) ? said : (SpokenNumber?)null;
            _at = year?.End ?? end;
            return SetDate(Calendar.NextDate((int)day.Value, named, (int?)year?.Value, today), bound);
        }

        if (!isThe || IsCounted(day.End) || (day.IsOrdinal && day.Value != 1))
            return false;
        _at = day.End;
        return SetDate(Calendar.NextDayOfMonth((int)day.Value, today), bound);
    }

    // A date that does not exist is taken as said, without a day.
    private bool SetDate(DateOnly? date, TimeBound bound)
    {
        if (date is { } day)
            SetDays(DaySpan.Of(day), bound);
        return true;
    }

    private void SetDays(DaySpan span, TimeBound bound)
    {
        if (_facts.Days is not null && !_isCorrection)
            return;
        if (_isCorrection)
            _facts.Weekday = null;
        (_facts.Days, _facts.DayBound) = (span, bound);
    }
}

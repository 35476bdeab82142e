using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Understanding.Times;

/// <summary>Finds what an utterance says about a time, from left to right: a bound ("après"), then what it bounds.</summary>
internal sealed partial class TimeScanner(IReadOnlyList<string> words, DateOnly today)
{
    private static readonly (string Words, TimeBound Bound)[] Bounds =
    [
        ("pas avant", TimeBound.From),
        ("pas apres", TimeBound.Until),
        ("pas plus tard que", TimeBound.Until),
        ("pas plus tot que", TimeBound.From),
        ("a partir", TimeBound.From),
        ("a compter", TimeBound.From),
        ("des", TimeBound.From),
        ("au plus tot", TimeBound.From),
        ("apres", TimeBound.After),
        ("avant", TimeBound.Before),
        ("jusqu", TimeBound.Until),
        ("au plus tard", TimeBound.Until),
        ("d ici", TimeBound.Until),
        ("vers", TimeBound.Around),
        ("autour", TimeBound.Around),
        ("aux alentours", TimeBound.Around),
        ("aux environs", TimeBound.Around),
        ("sur les coups", TimeBound.Around),
        ("environ", TimeBound.Around),
    ];

    /// <summary>What follows these is not wanted, or is over.</summary>
    private static readonly string[] Exclusions = ["pas", "sauf", "hormis", "depuis", "il y a", "ca fait"];

    private static readonly string[] AnyTime =
    [
        "importe quand",
        "importe quel jour",
        "importe quelle heure",
        "importe quel moment",
        "quand vous voulez",
        "quand vous voudrez",
        "quand vous pouvez",
        "quand ca vous arrange",
        "peu importe",
        "ca m est egal",
        "tous les jours",
        "toute la journee",
        "a toute heure",
    ];

    private static readonly HashSet<string> Skipped =
    [
        .. "le la les l ce cet cette a au aux de du d en sur pour dans courant".Split(' '),
    ];

    private readonly SortedSet<int> _evidence = [];
    private TimeFacts _facts = new();
    private int _at;

    /// <summary>True after "non" or "plutôt": what follows replaces what was said before.</summary>
    private bool _isCorrection;

    /// <summary>The words behind the facts.</summary>
    public string Evidence => string.Join(' ', _evidence.Select(i => words[i]));

    private string Word => WordAt(_at);

    public TimeFacts Scan()
    {
        while (_at < words.Count)
        {
            var begin = _at;
            if (Word is "non" or "plutot" or "pardon")
                _isCorrection = true;
            if (TakeAnyTime() || TakeBounded())
            {
                for (var i = begin; i < _at; i++)
                    _evidence.Add(i);
                continue;
            }

            _at = begin;
            if (!SkipExcluded())
                _at = begin + 1;
        }

        return _facts;
    }

    private bool TakeAnyTime()
    {
        if (!Array.Exists(AnyTime, Take))
            return false;
        _facts.IsAny = true;
        return true;
    }

    private bool TakeBounded()
    {
        // "Après-midi" and "après-demain" are words of their own.
        var bound = TimeBound.None;
        if (!(Word == "apres" && WordAt(_at + 1) is "midi" or "demain") && !IsDelay)
        {
            foreach (var (phrase, meaning) in Bounds)
            {
                if (!Take(phrase))
                    continue;
                bound = meaning;
                break;
            }
        }

        return TakeSubject(bound);
    }

    // "Pas demain": read, and forgotten.
    private bool SkipExcluded()
    {
        if (!Array.Exists(Exclusions, Take))
            return false;
        var kept = _facts;
        _facts = new TimeFacts();
        var isTime = TakeSubject(TimeBound.None);
        _facts = kept;
        return isTime;
    }

    private bool TakeSubject(TimeBound bound)
    {
        if (TakeDelay() || TakeRange())
            return true;
        var begin = _at;
        var (isThis, isThe) = (false, false);
        for (; Skipped.Contains(Word); _at++)
        {
            isThis |= Word is "ce" or "cet" or "cette" or "dans";
            isThe |= Word is "le" or "du" or "au" or "la";
        }

        if (TakeDay(bound, isThis, isThe) || TakePart(bound, isThis) || TakeClock(bound) || TakeHabit(bound, isThis))
            return true;
        _at = begin;
        return false;
    }

    private bool Take(string phrase)
    {
        var parts = phrase.Split(' ');
        for (var i = 0; i < parts.Length; i++)
        {
            if (WordAt(_at + i) != parts[i])
                return false;
        }

        _at += parts.Length;
        return true;
    }

    private SpokenNumber? NumberAt(int at) => SpokenNumber.TryRead(words, at, out var number) ? number : null;

    private string WordAt(int at) => at >= 0 && at < words.Count ? words[at] : "";
}

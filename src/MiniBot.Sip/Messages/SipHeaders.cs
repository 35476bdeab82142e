using System.Collections.Immutable;

namespace MiniBot.Sip.Messages;

/// <summary>The headers of a message beyond its essentials, in order, under their long names.</summary>
internal sealed record SipHeaders
{
    private readonly ImmutableArray<SipHeader> _items;

    public SipHeaders(ImmutableArray<SipHeader> items) => _items = items;

    /// <summary>No headers.</summary>
    public static SipHeaders Empty { get; } = new([]);

    public ImmutableArray<SipHeader> Items => _items;

    /// <summary>The first value of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var item in _items)
            {
                if (item.Is(name))
                    return item.Value;
            }

            return null;
        }
    }

    public SipHeaders Add(string name, string value) => new(_items.Add(new SipHeader(name, value)));

    public SipHeaders AddRange(IEnumerable<SipHeader> headers) => new(_items.AddRange(headers));

    /// <summary>Replaces every header of that name by one.</summary>
    public SipHeaders Set(string name, string value) => Remove(name).Add(name, value);

    public SipHeaders Remove(string name) => new(_items.RemoveAll(i => i.Is(name)));

    public IEnumerable<SipHeader> All(string name) => _items.Where(i => i.Is(name));

    /// <summary>The values of a comma-separated list, over all its lines; what is broken or beyond the cap is left out.</summary>
    public ImmutableArray<string> List(string name)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var header in All(name))
        {
            var rest = header.Value.AsSpan();
            while (values.Count < SipLimits.ListValues && SipText.TryTakeListValue(ref rest, ',', out var value))
            {
                if (!value.IsEmpty)
                    values.Add(value.ToString());
            }
        }

        return values.ToImmutable();
    }

    /// <summary>True when an option tag or method stands in the list.</summary>
    public bool ListHas(string name, string value) => List(name).Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The addresses of Contact, Route, Record-Route … False when one of them is broken.</summary>
    public bool TryReadAddresses(string name, out ImmutableArray<NameAddr> addresses)
    {
        var values = List(name);
        var result = ImmutableArray.CreateBuilder<NameAddr>(values.Length);
        addresses = [];
        foreach (var value in values)
        {
            if (!NameAddr.TryRead(value, out var address))
                return false;
            result.Add(address);
        }

        addresses = result.ToImmutable();
        return true;
    }

    /// <summary>A header that is one number, perhaps followed by parameters: Expires, RSeq, Min-SE, Session-Expires.</summary>
    public bool TryReadNumber(string name, out uint number)
    {
        number = 0;
        if (this[name] is not { } value)
            return false;
        var semicolon = value.IndexOf(';', StringComparison.Ordinal);
        return SipText.TryReadNumber(value.AsSpan(0, semicolon < 0 ? value.Length : semicolon).Trim(), out number);
    }

    public bool Equals(SipHeaders? other) => other is not null && _items.SequenceEqual(other._items);

    public override int GetHashCode() => _items.Length;
}

/// <summary>One header line: long name and value without the line's folds.</summary>
internal readonly record struct SipHeader(string Name, string Value)
{
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using System.Text;

namespace MiniBot.Sip.Messages;

/// <summary>The parameters after a URI, an address or a Via, in order. Names are compared without case.</summary>
internal sealed record SipParameters
{
    private SipParameters(ImmutableArray<Parameter> items) => Items = items;

    /// <summary>No parameters.</summary>
    public static SipParameters Empty { get; } = new([]);

    /// <summary>All of them; a flag has a null value, a quoted value keeps its quotes.</summary>
    public ImmutableArray<Parameter> Items { get; }

    /// <summary>The value without quotes, empty for a flag, null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var item in Items)
            {
                if (item.Is(name))
                    return item.Value is null ? string.Empty : SipText.Unquote(item.Value);
            }

            return null;
        }
    }

    public bool Has(string name) => this[name] is not null;

    /// <summary>The same with <paramref name="name"/> set to <paramref name="value"/> (null: a flag).</summary>
    public SipParameters With(string name, string? value)
    {
        var parameter = new Parameter(name, value);
        for (var i = 0; i < Items.Length; i++)
        {
            if (Items[i].Is(name))
                return new SipParameters(Items.SetItem(i, parameter));
        }

        return new SipParameters(Items.Add(parameter));
    }

    /// <summary>Reads <c>;name=value;flag</c>. A name given twice is refused (RFC 3261 §7.3.1).</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out SipParameters parameters)
    {
        parameters = Empty;
        var rest = text.Trim();
        if (rest.IsEmpty)
            return true;
        if (rest[0] != ';')
            return false;
        rest = rest[1..];
        var items = ImmutableArray.CreateBuilder<Parameter>();
        while (SipText.TryTakeListValue(ref rest, ';', out var item))
        {
            if (item.IsEmpty)
                continue;
            if (items.Count == SipLimits.Parameters || !TryReadOne(item, out var parameter))
                return false;
            if (items.Any(i => i.Is(parameter.Name)))
                return false;
            items.Add(parameter);
        }

        if (!rest.IsEmpty)
            return false;
        parameters = new SipParameters(items.ToImmutable());
        return true;
    }

    public bool Equals(SipParameters? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Length;

    public override string ToString()
    {
        if (Items.IsEmpty)
            return string.Empty;
        var text = new StringBuilder();
        foreach (var item in Items)
        {
            text.Append(';').Append(item.Name);
            if (item.Value is not null)
                text.Append('=').Append(item.Value);
        }

        return text.ToString();
    }

    private static bool TryReadOne(ReadOnlySpan<char> text, out Parameter parameter)
    {
        var equals = text.IndexOf('=');
        var name = (equals < 0 ? text : text[..equals]).TrimEnd();
        var value = equals < 0 ? default : text[(equals + 1)..].TrimStart();
        parameter = new Parameter(name.ToString(), equals < 0 ? null : value.ToString());
        return !name.IsEmpty
            && !name.ContainsAny(SipText.NotInParameter)
            && !name.Contains('@')
            && (equals < 0 || IsValue(value));
    }

    private static bool IsValue(ReadOnlySpan<char> value) =>
        value.StartsWith("\"") ? value.Length > 1 && value[^1] == '"' : !value.ContainsAny(SipText.NotInParameter);

    /// <summary>One parameter; <paramref name="Value"/> is null for a flag.</summary>
    internal readonly record struct Parameter(string Name, string? Value)
    {
        public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}

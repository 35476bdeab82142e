namespace MiniBot.Compliance.Numbering;

/// <summary>A number in E.164, read by a <see cref="NumberingPlan"/>.</summary>
public readonly record struct PhoneNumber
{
    /// <summary>The least digits of an international number, country code included.</summary>
    internal const int MinDigits = 8;

    /// <summary>The most digits of an international number, country code included. E.164 §6.2.1.</summary>
    internal const int MaxDigits = 15;

    private readonly string? _digits;

    internal PhoneNumber(string digits) => _digits = digits;

    /// <summary>The number with its plus, e.g. <c>+33199000001</c>; empty for the default value.</summary>
    public string E164 => _digits is null ? "" : $"+{_digits}";

    internal string Digits => _digits ?? "";

    /// <summary>The plus, the first digits and stars: fit for logs and error texts.</summary>
    public override string ToString() => Digits.Length < 4 ? "+…" : $"+{Digits[..2]}{new string('*', Digits.Length - 2)}";
}

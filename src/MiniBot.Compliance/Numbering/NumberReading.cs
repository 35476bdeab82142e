namespace MiniBot.Compliance.Numbering;

/// <summary>What a written number turned out to be. A closed family.</summary>
public abstract record NumberReading
{
    private NumberReading() { }

    /// <summary>A number that a person may answer.</summary>
    /// <param name="Number">The number in E.164.</param>
    /// <param name="Country">ISO 3166 country of its numbering plan, or null when no plan of ours covers it.</param>
    /// <param name="Zones">Every zone that the person may be in; empty when that cannot be told.</param>
    /// <param name="Fictional">It lies in a range kept for fiction: nobody has it.</param>
    public sealed record Valid(PhoneNumber Number, string? Country, IReadOnlyList<TimeZoneInfo> Zones, bool Fictional)
        : NumberReading;

    /// <summary>An emergency number.</summary>
    public sealed record Emergency : NumberReading;

    /// <summary>A service or special-rate number.</summary>
    public sealed record Premium : NumberReading;

    /// <summary>Not a number that can be called.</summary>
    /// <param name="Why">What is wrong, without the number itself.</param>
    public sealed record Invalid(string Why) : NumberReading;
}

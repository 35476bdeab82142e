using System.Collections.Frozen;

namespace MiniBot.Compliance.Numbering;

/// <summary>The content of a numbering plan's data file. Numbers are E.164 digits without plus.</summary>
internal sealed record NumberingPlanData(
    string Country,
    string InternationalPrefix,
    string TrunkPrefix,
    IReadOnlyList<NumberingRegion> Regions,
    FrozenSet<string> Emergency,
    IReadOnlyList<string> PremiumStarts,
    IReadOnlyList<string> PremiumShortStarts,
    int ShortMaxDigits,
    IReadOnlyList<string> FictionalStarts
)
{
    /// <summary>The country code that national numbers have: that of the first region.</summary>
    public string HomeCode => Regions[0].Code;
}

/// <summary>The numbers of one place.</summary>
/// <param name="Code">Country code.</param>
/// <param name="Starts">How the digits after the code begin; an empty text is any.</param>
/// <param name="Digits">How many digits follow the code.</param>
/// <param name="National">Also dialled with the trunk prefix from the mainland.</param>
/// <param name="Zones">Every zone that the person may be in.</param>
internal sealed record NumberingRegion(
    string Code,
    IReadOnlyList<string> Starts,
    IReadOnlyList<int> Digits,
    bool National,
    IReadOnlyList<TimeZoneInfo> Zones
);

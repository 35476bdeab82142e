using System.Collections.Frozen;
using MiniBot.Compliance.DataFiles;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Compliance.Policies;

/// <summary>The policies in use, by name, and the numbering plan that written numbers are read with. Immutable.</summary>
public sealed class PolicyBook
{
    private static readonly string[] s_shipped = ["france", "simulation", "own-device"];

    private readonly FrozenDictionary<string, CallingPolicy> _policies;

    /// <summary>Holds the given policies; of two with one name the later counts.</summary>
    public PolicyBook(NumberingPlan plan, IEnumerable<CallingPolicy> policies)
    {
        Plan = plan;
        var byName = new Dictionary<string, CallingPolicy>(StringComparer.Ordinal);
        foreach (var policy in policies)
            byName[policy.Name] = policy;
        _policies = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The policies shipped with the product: <c>france</c>, <c>simulation</c>, <c>own-device</c>.</summary>
    public static PolicyBook Shipped { get; } =
        new(
            NumberingPlan.France,
            s_shipped.Select(name => ShippedFile.Read<CallingPolicy>($"policies/{name}.yaml", PolicyReader.TryRead))
        );

    /// <summary>Reads written numbers.</summary>
    public NumberingPlan Plan { get; }

    /// <summary>The policies, in no order.</summary>
    public IReadOnlyCollection<CallingPolicy> Policies => _policies.Values;

    /// <summary>A book in which these policies replace those of the same name.</summary>
    public PolicyBook With(params IEnumerable<CallingPolicy> policies) => new(Plan, [.. _policies.Values, .. policies]);

    /// <summary>The policy of this name, or null.</summary>
    public CallingPolicy? ByName(string name) => _policies.GetValueOrDefault(name);

    /// <summary>The policy for numbers of a country, or null.</summary>
    public CallingPolicy? ForCountry(string country) =>
        _policies.Values.FirstOrDefault(policy => policy.Destination == DestinationRule.Number && policy.Country == country);
}

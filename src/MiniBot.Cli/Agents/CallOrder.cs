using MiniBot.Compliance.Numbering;
using MiniBot.Language;
using MiniBot.Sip.Line;

namespace MiniBot.Cli.Agents;

/// <summary>What <c>minibot call</c> was asked to do.</summary>
internal sealed record CallOrder
{
    /// <summary>As typed: a SIP URI, or a number.</summary>
    public required string Target { get; init; }

    public required string Scenario { get; init; }

    public bool OwnDevice { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string? RecordingPath { get; init; }

    public string? JournalPath { get; init; }

    public TimeSpan RingTimeout { get; init; }

    public bool TextOnly { get; init; }

    /// <summary>The language model; null for none.</summary>
    public ChatModelOptions? Model { get; init; }

    public required string Database { get; init; }

    public required SipLineOptions Line { get; init; }

    /// <summary>The number in E.164 where a number was typed, else null.</summary>
    public string? Number => NumberingPlan.France.Read(Target) is NumberReading.Valid { Number: var number } ? number.E164 : null;

    /// <summary>The SIP URI to be called; null when the target is neither a URI nor a number with a trunk.</summary>
    public string? TargetUri
    {
        get
        {
            if (SipTarget.TryRead(Target) is not null)
                return Target;
            if (Number is not { } number || Line.Trunk is not { } trunk)
                return null;
            var host = trunk.IndexOf(':', StringComparison.Ordinal) + 1;
            return $"{trunk[..host]}{number}@{trunk[host..]}";
        }
    }
}

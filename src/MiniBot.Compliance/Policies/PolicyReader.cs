using System.Security.Cryptography;
using System.Text;
using MiniBot.Compliance.DataFiles;

namespace MiniBot.Compliance.Policies;

/// <summary>Reads a policy file (YAML). All errors of a file are found in one reading.</summary>
public static partial class PolicyReader
{
    private const int MaxCapAttempts = 1000;
    private const int MaxDays = 3660;

    private static readonly (string, DayOfWeek)[] s_days =
    [
        ("mon", DayOfWeek.Monday),
        ("tue", DayOfWeek.Tuesday),
        ("wed", DayOfWeek.Wednesday),
        ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday),
        ("sat", DayOfWeek.Saturday),
        ("sun", DayOfWeek.Sunday),
    ];

    /// <summary>Reads a policy. Null when the file has errors; never throws on its text.</summary>
    /// <param name="source">The file's name, for the errors.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="errors">What is wrong: line, key and mend.</param>
    public static CallingPolicy? TryRead(string source, string text, out IReadOnlyList<DataFileError> errors)
    {
        var file = new YamlFile(source);
        var root = file.TryOpen(text);
        var policy = root is null
            ? null
            : ReadRoot(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        root?.RefuseUnknownKeys();
        errors = file.Errors;
        return errors.Count > 0 ? null : policy;
    }

    private static CallingPolicy ReadRoot(YamlMap map, string hash)
    {
        var policy = new CallingPolicy
        {
            Name = map.Text("policy"),
            Country = map.OptionalText("country"),
            Version = map.Text("version"),
            Hash = hash,
            ValidFrom = map.Date("valid_from"),
            ValidUntil = map.Date("valid_until"),
            References = map.Texts("references", required: true),
            RequiresReview = map.Flag("requires_review"),
            ReviewedBy = map.OptionalText("reviewed_by"),
            Destination = map.Choice(
                "destination",
                ("number", DestinationRule.Number),
                ("loopback", DestinationRule.Loopback),
                ("own-device", DestinationRule.OwnDevice)
            ),
            Consent = map.Map("consent", required: true, ReadConsent) ?? new ConsentRule(ConsentRequirement.Always, "", false),
            BannedSectors = map.Texts("banned_sectors"),
            Hours = map.Map("hours", required: false, ReadHours),
            Caps = map.Maps("caps", required: false, ReadCap),
            RefusalCooldown = TimeSpan.FromDays(map.OptionalWhole("refusal_cooldown_days", 0, MaxDays)),
            Registries = map.Maps("registries", required: false, ReadRegistry),
            CallerId = map.Map("caller_id", required: false, ReadCallerId),
            ReserveAgent = map.Flag("reserve_agent"),
            Recording = map.Choice(
                "recording",
                ("off", RecordingMode.Off),
                ("after-yes", RecordingMode.AfterYes),
                ("always", RecordingMode.Always)
            ),
            Spoken = map.Maps("spoken", required: true, ReadSpoken),
        };
        CheckWhole(map, policy);
        return policy;
    }

    /// <summary>What no single key shows: an empty rule must not pass for a satisfied one.</summary>
    private static void CheckWhole(YamlMap map, CallingPolicy policy)
    {
        if (policy.ValidUntil < policy.ValidFrom)
            map.Error("valid_until", "lies before valid_from");
        if (policy.Destination == DestinationRule.Number && policy.Country is null)
            map.Error("country", "is needed by a policy for numbers");
        if (policy.Spoken.Count == 0)
            map.Error("spoken", "must list at least one part: the AI disclosure is due on every call");
    }

    private static ConsentRule ReadConsent(YamlMap map) =>
        new(
            map.Choice(
                "required",
                ("always", ConsentRequirement.Always),
                ("for-numbers", ConsentRequirement.ForNumbers),
                ("never", ConsentRequirement.Never)
            ),
            map.Text("channel"),
            map.Flag("contract_exempts")
        );

    private static FrequencyCap ReadCap(YamlMap map) =>
        new(map.Whole("attempts", 1, MaxCapAttempts), TimeSpan.FromDays(map.Whole("days", 1, MaxDays)));

    private static RegistryRule ReadRegistry(YamlMap map) =>
        new(map.Text("name"), TimeSpan.FromHours(map.Whole("max_age_hours", 1, 24 * MaxDays)));

    private static CallerIdRule ReadCallerId(YamlMap map) => new(map.Texts("starts"), map.Flag("must_be_on_trunk"));

    private static SpokenPart ReadSpoken(YamlMap map)
    {
        var part = new SpokenPart(
            map.Text("part"),
            map.Text("say"),
            map.Texts("any", required: true),
            map.Flag("names_principal")
        );
        if (part.AnyOf.Count == 0 || part.AnyOf.Any(string.IsNullOrWhiteSpace))
            map.Error("any", "must list the words that satisfy the part, none of them empty");
        return part;
    }
}

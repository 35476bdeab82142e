using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Gate;

/// <summary>Writes down a decision and what it rests on: parties by fingerprint, texts by hash.</summary>
internal static class GateProof
{
    public static ProofEntry Granted(DialPermit permit, GateIntake intake, PartyFacts facts) =>
        new(permit.GrantedAt, "gate.granted", Facts(permit, intake, facts, permit.GrantedAt));

    public static ProofEntry Refused(
        string kind,
        DialPermit permit,
        GateIntake intake,
        PartyFacts facts,
        GateRefusal refusal,
        DateTimeOffset at
    )
    {
        var proven = Facts(permit, intake, facts, at);
        proven["reason"] = refusal.Reason.ToCode();
        return new ProofEntry(at, kind, proven);
    }

    private static JsonObject Facts(DialPermit permit, GateIntake intake, PartyFacts facts, DateTimeOffset at) =>
        new()
        {
            ["permit"] = permit.Id.ToString(),
            ["attempt"] = permit.Request.AttemptKey,
            ["party"] = intake.Party.Value,
            ["policy"] = intake.Policy?.Name,
            ["policy_version"] = intake.Policy?.Version,
            ["policy_hash"] = intake.Policy?.Hash,
            ["principal"] = permit.Request.Principal,
            ["purpose"] = permit.Request.Purpose,
            ["caller_id"] = permit.Request.CallerId,
            ["opening_hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(permit.Request.OpeningText))),
            ["consents"] = new JsonArray([.. facts.Consents.Select(consent => JsonValue.Create(consent.Id.ToString()))]),
            ["attempts_before"] = facts.Attempts.Count,
            ["revision"] = facts.Revision,
            ["local_times"] = LocalTimes(intake.Number, at),
        };

    private static JsonArray LocalTimes(NumberReading? number, DateTimeOffset at) =>
        number is NumberReading.Valid valid
            ?
            [
                .. valid.Zones.Select(zone =>
                    JsonValue.Create(
                        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
                    )
                ),
            ]
            : [];
}

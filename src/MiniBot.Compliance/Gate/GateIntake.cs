using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Gate;

/// <summary>What a request says, read once: number, target, the policy that applies, and the party's fingerprint.</summary>
internal sealed record GateIntake(NumberReading? Number, SipTarget? Target, CallingPolicy? Policy, PartyKey Party)
{
    public static GateIntake Read(DialRequest request, PolicyBook policies, PartyHasher hasher)
    {
        var number = request.Number is null ? null : policies.Plan.Read(request.Number);
        var party = number is NumberReading.Valid valid ? hasher.Of(valid.Number) : hasher.OfAddress(request.TargetUri);
        return new GateIntake(number, SipTarget.TryRead(request.TargetUri), PolicyFor(request, number, policies), party);
    }

    /// <summary>
    /// The policy asked for, or that of the number's country. A policy for numbers governs its own country alone. What is no number
    /// is judged by the home country's policy, which then says why.
    /// </summary>
    private static CallingPolicy? PolicyFor(DialRequest request, NumberReading? number, PolicyBook policies)
    {
        var country = number is NumberReading.Valid valid ? valid.Country : policies.Plan.Country;
        if (request.Policy is null)
            return country is null ? null : policies.ForCountry(country);
        var policy = policies.ByName(request.Policy);
        return policy is { Destination: DestinationRule.Number } && policy.Country != country ? null : policy;
    }
}

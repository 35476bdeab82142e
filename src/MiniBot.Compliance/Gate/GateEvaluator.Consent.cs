using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;
using MiniBot.Compliance.Script;

namespace MiniBot.Compliance.Gate;

internal static partial class GateEvaluator
{
    private static GateRefusal? CheckSuppression(GateCase c, CallingPolicy policy)
    {
        var binding = c.Facts.Suppressions.Where(no => no.Binds(c.Request.Principal)).ToList();
        if (binding.Exists(no => no.Kind == SuppressionKind.OptOut))
            return No(GateReason.OptedOut, "the person asked never to be called again");
        if (binding.Exists(no => no.Kind == SuppressionKind.Objection))
            return No(GateReason.Objected, "the person objected to being called");
        foreach (var rule in policy.Registries)
        {
            var fact = c.Facts.Registries.FirstOrDefault(known => known.Registry == rule.Name);
            if (fact is { Listed: true })
                return No(GateReason.RegistryListed, $"the number stands in the registry {rule.Name}");
            if (fact is null || c.Now - fact.AsOf > rule.MaxAge)
                return No(
                    GateReason.RegistryStale,
                    $"the registry {rule.Name} was not consulted in the last {rule.MaxAge.TotalHours:0} h"
                );
        }

        return null;
    }

    private static GateRefusal? CheckConsent(GateCase c, CallingPolicy policy)
    {
        if (NeedsConsent(c, policy) && FindConsentFlaw(c, policy) is { } flaw)
            return flaw;
        return c.Request.Contract is { } contract && string.IsNullOrWhiteSpace(contract.Reference)
            ? No(GateReason.ContractUnproven, "an ongoing contract is claimed without its reference")
            : null;
    }

    /// <summary>Null when one consent allows the call; otherwise the flaw of the consent that came nearest.</summary>
    private static GateRefusal? FindConsentFlaw(GateCase c, CallingPolicy policy)
    {
        if (c.Facts.Consents.Count == 0)
            return No(GateReason.ConsentMissing, "no consent is recorded for this number");
        var nearest = GateReason.ConsentMissing;
        foreach (var consent in c.Facts.Consents)
        {
            var flaw = FlawOf(consent, c, policy);
            if (flaw is null)
                return null;
            nearest = flaw.Value > nearest ? flaw.Value : nearest;
        }

        return No(nearest, DescribeConsentFlaw(nearest, policy));
    }

    private static bool NeedsConsent(GateCase c, CallingPolicy policy) =>
        !(policy.Consent.ContractExempts && c.Request.Contract is not null)
        && policy.Consent.Required switch
        {
            ConsentRequirement.Always => true,
            ConsentRequirement.ForNumbers => c.Number is not null,
            _ => false,
        };

    /// <summary>The first thing wrong with a consent, in the order of the reason codes; null when it allows this call.</summary>
    private static GateReason? FlawOf(ConsentRecord consent, GateCase c, CallingPolicy policy)
    {
        var terms = consent.Terms;
        if (
            !terms.Channel.Equals(policy.Consent.Channel, StringComparison.OrdinalIgnoreCase)
            || !Covers(terms.Purposes, c.Request.Purpose)
        )
            return GateReason.ConsentScope;
        if (!PrincipalName.Same(terms.Principal, c.Request.Principal))
            return GateReason.ConsentPrincipal;
        if (consent.Withdrawal is { } withdrawal && withdrawal.At <= c.Now)
            return GateReason.ConsentWithdrawn;
        if (terms.ExpiresAt <= c.Now)
            return GateReason.ConsentExpired;
        return consent.IsProven && terms.CollectedAt <= c.Now ? null : GateReason.ConsentProofBroken;
    }

    private static bool Covers(IReadOnlyList<string> purposes, string purpose)
    {
        var wanted = FoldedText.Of(purpose);
        return purposes.Any(given => FoldedText.Of(given) == wanted);
    }

    private static string DescribeConsentFlaw(GateReason reason, CallingPolicy policy) =>
        reason switch
        {
            GateReason.ConsentScope => $"no consent is for channel {policy.Consent.Channel} and this purpose",
            GateReason.ConsentPrincipal => "no consent was given to this principal",
            GateReason.ConsentWithdrawn => "the consent was withdrawn",
            GateReason.ConsentExpired => "the consent has expired",
            _ => "the consent's record is altered, or lacks its text, evidence or a past date",
        };
}

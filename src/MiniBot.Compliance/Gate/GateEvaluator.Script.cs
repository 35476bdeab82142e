using MiniBot.Compliance.Policies;
using MiniBot.Compliance.Script;

namespace MiniBot.Compliance.Gate;

internal static partial class GateEvaluator
{
    private static GateRefusal? CheckScript(GateCase c, CallingPolicy policy)
    {
        var missing = Disclosure.MissingParts(policy.Spoken, c.Request.OpeningText, c.Request.Principal);
        if (missing.Count > 0)
            return No(GateReason.ScriptIncomplete, $"the opening does not say: {string.Join("; ", missing.Select(Describe))}");
        if (c.Request.Voice is VoiceOrigin.Cloned { Licence: var licence } && string.IsNullOrWhiteSpace(licence))
            return No(GateReason.VoiceLicenceMissing, "the cloned voice has no written consent of its owner");
        return c.Request.Recording > policy.Recording
            ? No(GateReason.RecordingUnlawful, $"policy {policy.Name} allows recording at most: {policy.Recording}")
            : null;
    }

    private static string Describe(SpokenPart part) => $"{part.Name} (e.g. \"{part.Suggestion}\")";
}

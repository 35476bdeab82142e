using System.Collections.Frozen;
using System.Text;

namespace MiniBot.Compliance;

/// <summary>The wire form of <see cref="GateReason"/>: POLICY_MISSING, DEST_INVALID, …</summary>
public static class GateReasonCode
{
    private static readonly FrozenDictionary<GateReason, string> s_codes = Enum.GetValues<GateReason>()
        .ToFrozenDictionary(reason => reason, reason => UpperSnake(reason.ToString()));

    private static readonly FrozenDictionary<string, GateReason> s_reasons = s_codes.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>The code of a reason, e.g. <c>CONSENT_MISSING</c>.</summary>
    public static string ToCode(this GateReason reason) => s_codes[reason];

    /// <summary>Reads a code. False when there is no such code.</summary>
    public static bool TryParse(string code, out GateReason reason) => s_reasons.TryGetValue(code, out reason);

    private static string UpperSnake(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && code.Length > 0)
                code.Append('_');
            code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    }
}

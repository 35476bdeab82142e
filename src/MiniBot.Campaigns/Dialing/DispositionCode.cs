using System.Collections.Frozen;
using System.Text.Json;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Dialing;

/// <summary>The wire form of <see cref="Disposition"/>: LEAD, NOT_INTERESTED, …</summary>
public static class DispositionCode
{
    private static readonly FrozenDictionary<Disposition, string> s_codes = Enum.GetValues<Disposition>()
        .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));

    /// <summary>The code of a disposition, e.g. <c>ANSWERING_MACHINE</c>.</summary>
    public static string ToCode(this Disposition disposition) => s_codes[disposition];
}

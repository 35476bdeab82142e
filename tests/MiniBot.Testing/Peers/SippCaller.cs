using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace MiniBot.Testing.Peers;

/// <summary>A caller played by sipp: calls once and sends a 1 kHz tone as A-law, or misbehaves as a scenario says.</summary>
public static partial class SippCaller
{
    /// <summary>One cycle of 1 kHz at 8000 samples a second.</summary>
    private static readonly byte[] ToneCycle = [0x98, 0xB7, 0xB7, 0x98, 0x18, 0x37, 0x37, 0x18];

    /// <summary>
    /// Calls <paramref name="number"/> and waits for the end of the call.
    /// </summary>
    /// <param name="target">The far end, over UDP.</param>
    /// <param name="number">User part of the Request-URI.</param>
    /// <param name="talk">How long it sends audio before it hangs up.</param>
    /// <param name="user">User part of From; a digest challenge is answered with the password of Asterisk's bot.</param>
    /// <returns>The status codes that came back, in order, those of its BYE included.</returns>
    public static Task<IReadOnlyList<int>> CallAsync(
        IPEndPoint target,
        string number,
        TimeSpan talk,
        string user = AsteriskPeer.OpenUser
    ) =>
        RunAsync(
            "call",
            target,
            number,
            user,
            Words($"-au {AsteriskPeer.BotUser} -ap {AsteriskPeer.BotPassword} -d {talk.TotalMilliseconds:F0}")
        );

    /// <summary>Plays another scenario once, as a caller without a password, and waits for its end.</summary>
    /// <param name="scenario">A file tests/peers/sipp/uac-*.xml without its prefix: cancel, malformed, …</param>
    /// <param name="target">The far end, over UDP.</param>
    /// <param name="number">User part of the Request-URI.</param>
    /// <param name="options">More options of sipp, one word each.</param>
    /// <returns>The status codes that came back, in order.</returns>
    public static Task<IReadOnlyList<int>> PlayAsync(
        string scenario,
        IPEndPoint target,
        string number,
        params string[] options
    ) => RunAsync(scenario, target, number, AsteriskPeer.OpenUser, options);

    private static async Task<IReadOnlyList<int>> RunAsync(
        string scenario,
        IPEndPoint target,
        string number,
        string user,
        string[] options
    )
    {
        using var slot = PeerSlot.Take();
        var folder = Directory.CreateTempSubdirectory("sipp-caller-").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "tone.alaw"),
                [.. Enumerable.Repeat(ToneCycle, 4000).SelectMany(cycle => cycle)]
            );
            var file = PeerScript.PathOf($"sipp/uac-{scenario}.xml");
            await ChildProcess.RunAsync("sipp", [$"{target}", "-sf", file, .. Common(number, user, slot), .. options], folder);
            var trace = await File.ReadAllTextAsync(Path.Combine(folder, "messages.tsv"));
            return [.. StatusReceived().Matches(trace).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Common(string number, string user, PeerSlot slot) =>
        [
            .. Words($"-s {number} -key user {user} -i 127.0.0.1 -mi 127.0.0.1 -ci 127.0.0.1"),
            .. Words($"-p {slot.SipPort} -mp {slot.FirstMediaPort} -m 1 -timeout 30 -nostdin"),
            .. Words($"-trace_shortmsg -shortmessage_file messages.tsv"),
        ];

    private static string[] Words(FormattableString line) => FormattableString.Invariant(line).Split(' ');

    [GeneratedRegex(@"\tR\t.*\tSIP/2\.0 (\d{3}) ")]
    private static partial Regex StatusReceived();
}

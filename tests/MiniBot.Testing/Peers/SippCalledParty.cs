using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace MiniBot.Testing.Peers;

/// <summary>A called party played by sipp: answers, refuses, rings for ever, vanishes. It stops when disposed.</summary>
public sealed partial class SippCalledParty : IAsyncDisposable
{
    private const string Script = "sipp/uas-up";
    private readonly PeerSlot _slot;

    private SippCalledParty(PeerSlot slot) => _slot = slot;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, _slot.SipPort);

    /// <summary>Its address as a SIP URI, without transport.</summary>
    public string Uri => $"sip:sipp@{EndPoint}";

    /// <summary>Its folder: stats.csv, errors.log and, if asked for, messages.log.</summary>
    public string Folder => Path.Combine(PeerScript.Folder, $"uas-{_slot.SipPort}");

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="scenario">A file tests/peers/sipp/uas-*.xml without its prefix: echo, play, busy, reject, noanswer, …</param>
    /// <param name="options">More options of uas-up, such as <c>--code 503</c> or <c>--audio FILE</c>, one word each.</param>
    public static async Task<SippCalledParty> StartAsync(string scenario, params string[] options)
    {
        var slot = PeerSlot.Take();
        try
        {
            await PeerScript.RunAsync(Script, [Text(slot.SipPort), scenario, "--media", Text(slot.FirstMediaPort), .. options]);
            return new SippCalledParty(slot);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <summary>Its calls so far, at most a second old.</summary>
    public async Task<SippCounts> CountAsync()
    {
        var line = await PeerScript.RunAsync(Script, "--count", Text(_slot.SipPort));
        var match = CountLine().Match(line);
        return match.Success
            ? new SippCounts(Number(match, 1), Number(match, 2), Number(match, 3))
            : throw new InvalidOperationException($"Not a line of counts: {line}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await PeerScript.RunAsync(Script, "--down", Text(_slot.SipPort));
        _slot.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^calls (\d+) open (\d+) failed (\d+)\s*$")]
    private static partial Regex CountLine();
}

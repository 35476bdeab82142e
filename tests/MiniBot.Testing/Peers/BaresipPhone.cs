using System.Globalization;
using System.Net;

namespace MiniBot.Testing.Peers;

/// <summary>
/// A softphone that answers by itself, plays a file and records what it hears (baresip). It stops when disposed.
/// </summary>
public sealed class BaresipPhone : IAsyncDisposable
{
    private static int _count;
    private readonly PeerSlot _slot;
    private readonly string _name;

    private BaresipPhone(PeerSlot slot, string name)
    {
        _slot = slot;
        _name = name;
    }

    /// <summary>Where it listens, over UDP and TCP.</summary>
    public IPEndPoint EndPoint => new(IPAddress.Loopback, _slot.SipPort);

    /// <summary>Its address as a SIP URI, without transport.</summary>
    public string Uri => $"sip:{_name}@{EndPoint}";

    /// <summary>The user part of its address.</summary>
    public string User => _name;

    /// <summary>Starts one and waits until it listens.</summary>
    /// <param name="options">Options of baresip-up, such as <c>--audio FILE.wav</c> or <c>--answer manual</c>, one word each.</param>
    public static async Task<BaresipPhone> StartAsync(params string[] options)
    {
        var slot = PeerSlot.Take();
        var name = $"phone-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";
        try
        {
            await Script([
                name,
                "--port",
                Text(slot.SipPort),
                "--ctl-port",
                Text(slot.ControlPort),
                "--rtp",
                $"{slot.FirstMediaPort}-{slot.LastMediaPort}",
                .. options,
            ]);
            return new BaresipPhone(slot, name);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <summary>One control command: dial, hangup, hold, resume, sndcode, callstat, reginfo; its answer as text.</summary>
    public Task<string> ControlAsync(string command, params string[] parameters) =>
        Script(["--ctl", _name, command, .. parameters]);

    /// <summary>The newest recording of what it heard (WAV, 8 kHz, mono, 16 bit), null before the first call.</summary>
    public async Task<string?> NewestRecordingAsync()
    {
        var path = (await Script(["--wav", _name])).Trim();
        return path.Length == 0 ? null : path;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Script(["--down", _name]);
        Directory.Delete(Path.Combine(PeerScript.Folder, $"baresip-{_name}"), recursive: true);
        _slot.Dispose();
    }

    private static Task<string> Script(IEnumerable<string> arguments) => PeerScript.RunAsync("baresip-up", arguments);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using MiniBot.Sip.Line;
using MiniBot.Sip.Tests.Line;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>sipp as caller of our line.</summary>
public sealed class SippCallerTests : IAsyncLifetime
{
    private readonly SipLine _line = LineBench.Open(new SipLineOptions { AcceptIncoming = true });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _line.DisposeAsync();

    [SippFact]
    public async Task Malformed_LineStillAnswers()
    {
        await SippAsync("uac-malformed.xml", "-default_behaviors", "none");
        _line.Statistics.MessagesMalformed.ShouldBeGreaterThan(5);
    }

    [SippFact]
    public async Task Cancel_EndsTheIncomingCall()
    {
        var calling = SippAsync("uac-cancel.xml", "-d", "1000");
        var incoming = await _line.Incoming.ReadAsync().AsTask().WaitAsync(LineBench.Patience);
        incoming.Ring();
        await incoming.Ended.WaitAsync(LineBench.Patience);
        await calling;
    }

    private Task SippAsync(string scenario, params string[] more) =>
        PeerScripts.RunProgramAsync(
            "sipp",
            [
                $"{_line.LocalEndPoint}",
                "-sf",
                Path.Combine(PeerScripts.Folder, "sipp", scenario),
                .. "-s 1001 -key user open -i 127.0.0.1 -m 1 -timeout 20 -nostdin".Split(' '),
                .. more,
            ]
        );
}

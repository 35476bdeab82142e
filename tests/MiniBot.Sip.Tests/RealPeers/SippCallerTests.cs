using MiniBot.Sip.Line;
using MiniBot.Sip.Tests.Line;
using MiniBot.Testing.Peers;

namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>sipp as caller of our line.</summary>
public sealed class SippCallerTests : IAsyncLifetime
{
    private readonly SipLine _line = LineBench.Open(new SipLineOptions { AcceptIncoming = true });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _line.DisposeAsync();

    [PeerFact("sipp")]
    public async Task Malformed_LineStillAnswers()
    {
        await SippCaller.PlayAsync("malformed", _line.LocalEndPoint, "1001", "-default_behaviors", "none");
        _line.Statistics.MessagesMalformed.ShouldBeGreaterThan(5);
    }

    [PeerFact("sipp")]
    public async Task Cancel_EndsTheIncomingCall()
    {
        var calling = SippCaller.PlayAsync("cancel", _line.LocalEndPoint, "1001", "-d", "1000");
        var incoming = await _line.Incoming.ReadAsync().AsTask().WaitAsync(LineBench.Patience);
        incoming.Ring();
        await incoming.Ended.WaitAsync(LineBench.Patience);
        await calling;
    }
}

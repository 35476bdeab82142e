using System.Net;
using System.Net.Sockets;
using System.Text;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.Transport;

namespace MiniBot.Sip.Tests.Transport;

public sealed class SipSocketsTests : IAsyncLifetime
{
    private readonly RecordingReceiver _mine = new();
    private readonly RecordingReceiver _theirs = new();
    private readonly SipSockets _near;
    private readonly SipSockets _far;

    public SipSocketsTests()
    {
        _near = SipSockets.Open(new IPEndPoint(IPAddress.Loopback, 0), _mine, TimeProvider.System);
        _far = SipSockets.Open(new IPEndPoint(IPAddress.Loopback, 0), _theirs, TimeProvider.System);
    }

    private static SipRequest Request { get; } =
        new()
        {
            Method = SipMethods.Options,
            Uri = new SipUri { Host = "a" },
            Vias = [new Via("UDP", "a", 0)],
            From = new NameAddr(new SipUri { Host = "a" }),
            To = new NameAddr(new SipUri { Host = "a" }),
            CallId = "call",
            CSeq = new CSeq(1, SipMethods.Options),
        };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _near.DisposeAsync();
        await _far.DisposeAsync();
    }

    [Fact]
    public async Task Udp_ToAName_Arrives()
    {
        _near.Send(Request, new SipDestination(SipTransport.Udp, "localhost", _far.LocalEndPoint.Port));
        var received = await _theirs.NextAsync();
        received.Transport.ShouldBe(SipTransport.Udp);
        received.Source.Port.ShouldBe(_near.LocalEndPoint.Port);
    }

    [Fact]
    public async Task Tcp_BothDirections_UseOneConnection()
    {
        _near.Send(Request, Far(SipTransport.Tcp));
        var first = await _theirs.NextAsync();
        _far.Send(Request, SipDestination.Of(SipTransport.Tcp, first.Source));
        (await _mine.NextAsync()).Source.ShouldBe(_far.LocalEndPoint);
        _near.Send(Request, Far(SipTransport.Tcp));
        (await _theirs.NextAsync()).Source.ShouldBe(first.Source);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("no-such-host.invalid")]
    [InlineData("::1")]
    public async Task Send_Undeliverable_IsReported(string host)
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _near.Send(Request, new SipDestination(SipTransport.Tcp, host, ((IPEndPoint)closed.LocalEndPoint!).Port));
        (await _mine.NextFailedAsync()).ShouldBe(Request);
    }

    [Fact]
    public async Task Udp_Garbage_IsCountedAndTheNextMessageArrives()
    {
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await stranger.SendAsync("garbage"u8.ToArray(), _far.LocalEndPoint);
        await stranger.SendAsync("\r\n\r\n"u8.ToArray(), _far.LocalEndPoint);
        await stranger.SendAsync(SipMessageWriter.Write(Request), _far.LocalEndPoint);
        await _theirs.NextAsync();
        _far.Counters.Malformed.ShouldBe(1);
        _far.Counters.Received.ShouldBe(1);
    }

    [Fact]
    public async Task Udp_InboxFull_IsCounted()
    {
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        _theirs.HasRoom = false;
        await stranger.SendAsync(SipMessageWriter.Write(Request), _far.LocalEndPoint);
        await UntilAsync(() => _far.Counters.Dropped == 1);
    }

    [Fact]
    public async Task Tcp_Ping_GetsItsPongAndBrokenStreamIsClosed()
    {
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(_far.LocalEndPoint);
        var stream = stranger.GetStream();
        await stream.WriteAsync("\r\n\r\n"u8.ToArray());
        var pong = new byte[2];
        await stream.ReadExactlyAsync(pong).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        Encoding.ASCII.GetString(pong).ShouldBe("\r\n");
        await stream.WriteAsync("X\r\nContent-Length: x\r\n\r\n"u8.ToArray());
        (await stream.ReadAsync(pong).AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe(0);
        _far.Counters.Malformed.ShouldBe(1);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.IsCancellationRequested.ShouldBeFalse("the condition never came true");
            await Task.Yield();
        }
    }

    private SipDestination Far(SipTransport transport) => new(transport, "127.0.0.1", _far.LocalEndPoint.Port);
}

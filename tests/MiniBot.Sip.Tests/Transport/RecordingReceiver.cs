using System.Net;
using System.Threading.Channels;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.Transport;

namespace MiniBot.Sip.Tests.Transport;

/// <summary>Keeps what the sockets bring.</summary>
internal sealed class RecordingReceiver : ISipReceiver
{
    private readonly Channel<(SipMessage Message, SipTransport Transport, IPEndPoint Source)> _received =
        Channel.CreateUnbounded<(SipMessage, SipTransport, IPEndPoint)>();
    private readonly Channel<SipMessage> _failed = Channel.CreateUnbounded<SipMessage>();

    /// <summary>False: as if the inbox were full.</summary>
    public bool HasRoom { get; set; } = true;

    public async Task<(SipMessage Message, SipTransport Transport, IPEndPoint Source)> NextAsync() =>
        await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<SipMessage> NextFailedAsync() =>
        await _failed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool TryReceive(SipMessage message, SipTransport transport, IPEndPoint source) =>
        HasRoom && _received.Writer.TryWrite((message, transport, source));

    public void SendFailed(SipMessage message) => _failed.Writer.TryWrite(message);
}

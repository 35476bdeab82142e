using System.Net;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Transport;

/// <summary>From bytes to the receiver: garbage and what finds no room is counted and dropped.</summary>
internal sealed class MessageIntake(ISipReceiver receiver, TransportCounters counters)
{
    public void Take(ReadOnlySpan<byte> bytes, SipTransport transport, IPEndPoint source)
    {
        if (!SipMessageReader.TryRead(bytes, out var message, out var error))
        {
            if (error != SipReadError.KeepAlive)
                counters.CountMalformed();
        }
        else if (receiver.TryReceive(message!, transport, source))
        {
            counters.CountReceived();
        }
        else
        {
            counters.CountDropped();
        }
    }
}

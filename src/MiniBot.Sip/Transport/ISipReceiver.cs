using System.Net;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.Transport;

/// <summary>Takes what the sockets bring. Called on their threads; must not block.</summary>
internal interface ISipReceiver
{
    /// <summary>False when there is no room: the message is dropped and counted.</summary>
    bool TryReceive(SipMessage message, SipTransport transport, IPEndPoint source);

    /// <summary>A message of ours could not be delivered.</summary>
    void SendFailed(SipMessage message);
}

using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>The part of a call's life that is now in charge: an INVITE of ours, an INVITE to us, or a session.</summary>
internal interface ICallState
{
    void Execute(UserAgentInput.CallCommand command);
}

/// <summary>Receives the requests of a dialog.</summary>
internal interface IDialogUser
{
    /// <summary>A new request, its sequence number not yet looked at.</summary>
    void OnRequest(ServerTransaction transaction);

    /// <summary>An ACK to a 2xx.</summary>
    void OnAck(SipRequest ack);
}

using MiniBot.Sip.Authentication;
using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>An answered call: its dialog, the offers made within it, its session timer, and its end by either side.</summary>
internal sealed partial class Session : ICallState, IDialogUser
{
    private readonly UserAgentContext _context;
    private readonly CallHandle _handle;
    private readonly Dialog _dialog;
    private readonly DigestClient _digest;
    private readonly bool _isCaller;
    private bool _isEnding;
    private bool _isOver;

    public Session(UserAgentContext context, CallHandle handle, Dialog dialog, DigestClient digest, bool isCaller)
    {
        _context = context;
        _handle = handle;
        _dialog = dialog;
        _digest = digest;
        _isCaller = isCaller;
        context.Calls[handle] = this;
        context.Dialogs[dialog.Id] = this;
    }

    /// <summary>Our last offer or answer, sent again to refresh the session.</summary>
    public ReadOnlyMemory<byte> LocalDescription { get; set; }

    /// <summary>As caller: starts with the 2xx that was just acknowledged.</summary>
    public void Begin(SipResponse response)
    {
        LearnAbilities(response);
        TakeSessionTimer(response);
    }

    public void Execute(UserAgentInput.CallCommand command)
    {
        switch (command)
        {
            case UserAgentInput.HangUp:
                HangUp();
                break;
            case UserAgentInput.Abandon:
                Break(CallEnd.Local);
                break;
            case UserAgentInput.AnswerOffer answer:
                AnswerOffer(answer.SessionDescription);
                break;
            case UserAgentInput.RefuseOffer:
                RefuseOffer();
                break;
            case UserAgentInput.MakeOffer offer:
                MakeOffer(offer.SessionDescription);
                break;
        }
    }

    public void OnRequest(ServerTransaction transaction)
    {
        var request = transaction.Request;
        if (!_dialog.TryAdvanceRemote(request.CSeq.Number))
        {
            _context.Respond(transaction, 500);
            return;
        }

        switch (request.Method)
        {
            case SipMethods.Bye:
                _context.Respond(transaction, 200);
                End(CallEnd.Remote);
                break;
            case SipMethods.Invite or SipMethods.Update:
                OnOffer(transaction);
                break;
            default:
                UserAgentCore.AnswerWithinDialog(_context, transaction);
                break;
        }
    }

    /// <summary>As called party we may not say BYE before our 2xx is acknowledged (RFC 3261 §15).</summary>
    private void HangUp()
    {
        if (_isEnding)
            return;
        _isEnding = true;
        StopSessionTimer();
        if (_unacknowledged is null)
            SendBye(CallEnd.Local);
    }

    private void SendBye(CallEnd end) =>
        InDialogRequest.Send(_context, _dialog, _digest, _dialog.CreateRequest(SipMethods.Bye), _ => End(end));

    /// <summary>The far end no longer answers: a BYE for its sake, and the call is over at once.</summary>
    private void Break(CallEnd end)
    {
        if (_isOver)
            return;
        var isByeUnderWay = _isEnding && _unacknowledged is null;
        _isEnding = true;
        if (!isByeUnderWay)
            InDialogRequest.Send(_context, _dialog, _digest, _dialog.CreateRequest(SipMethods.Bye), _ => { });
        End(end);
    }

    private void Break() => Break(CallEnd.SignallingFailed);

    private void End(CallEnd end)
    {
        if (_isOver)
            return;
        _isOver = true;
        StopSessionTimer();
        _unacknowledged?.Stop();
        if (_pendingOffer is not null)
            _context.Respond(_pendingOffer, 487);
        _pendingOffer = null;
        _context.Dialogs.Remove(_dialog.Id);
        _context.Calls.Remove(_handle);
        _context.Raise(_handle, new CallEvent.Ended(_isEnding && end == CallEnd.Remote ? CallEnd.Local : end));
    }
}

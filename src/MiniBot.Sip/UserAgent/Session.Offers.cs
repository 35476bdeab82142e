using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>Offers and answers within the call: re-INVITE and UPDATE in both directions (RFC 3261 §14, RFC 3311, RFC 3264).</summary>
internal sealed partial class Session
{
    private ServerTransaction? _pendingOffer;
    private UnacknowledgedSuccess? _unacknowledged;
    private ReadOnlyMemory<byte>? _waitingOffer;
    private bool _isOffering;
    private bool _awaitsAnswerInAck;
    private bool _isEstablished;

    /// <summary>As called party: answers the first INVITE.</summary>
    public void Accept(InviteServerTransaction transaction, ReadOnlyMemory<byte> sessionDescription)
    {
        LearnAbilities(transaction.Request);
        RespondSuccess(transaction, sessionDescription);
    }

    public void OnAck(SipRequest ack)
    {
        if (_unacknowledged is not { } success || success.Number != ack.CSeq.Number)
            return;
        success.Stop();
        _unacknowledged = null;
        if (_awaitsAnswerInAck && ack.SessionDescription is { } answer)
            _context.Raise(_handle, new CallEvent.AnswerReceived(answer));
        _awaitsAnswerInAck = false;
        if (!_isEstablished)
        {
            _isEstablished = true;
            _context.Raise(_handle, new CallEvent.Established());
        }

        if (_isEnding)
            SendBye(CallEnd.Local);
        else
            SendWaitingOffer();
    }

    private void OnOffer(ServerTransaction transaction)
    {
        var request = transaction.Request;
        if (_isOffering)
        {
            _context.Respond(transaction, 491);
            return;
        }

        if (_pendingOffer is not null || _unacknowledged is not null)
        {
            _context.Respond(transaction, 500, new SipHeader(HeaderNames.RetryAfter, "1"));
            return;
        }

        if (TryRefuseSessionInterval(transaction))
            return;
        _dialog.RefreshTarget(request);
        LearnAbilities(request);
        if (request.Method == SipMethods.Update && request.SessionDescription is null)
        {
            Respond(transaction, default);
            return;
        }

        _pendingOffer = transaction;
        if (transaction is InviteServerTransaction invite)
            invite.Cancelled = OnOfferCancelled;
        _context.Raise(_handle, new CallEvent.OfferReceived(request.SessionDescription));
    }

    private void OnOfferCancelled()
    {
        if (_pendingOffer is not { } transaction)
            return;
        _pendingOffer = null;
        _context.Respond(transaction, 487);
    }

    private void AnswerOffer(ReadOnlyMemory<byte> description)
    {
        if (_pendingOffer is not { } transaction)
            return;
        _pendingOffer = null;
        LocalDescription = description;
        if (transaction is InviteServerTransaction invite)
            RespondSuccess(invite, description);
        else
            Respond(transaction, description);
    }

    private void RefuseOffer()
    {
        if (_pendingOffer is not { } transaction)
            return;
        _pendingOffer = null;
        _context.Respond(transaction, 488);
    }

    private void RespondSuccess(InviteServerTransaction transaction, ReadOnlyMemory<byte> description)
    {
        _awaitsAnswerInAck = transaction.Request.SessionDescription is null;
        Respond(transaction, description);
        _unacknowledged = new UnacknowledgedSuccess(_context, transaction, Break);
    }

    private void Respond(ServerTransaction transaction, ReadOnlyMemory<byte> description)
    {
        var response = _context.DialogResponse(transaction, 200, _dialog.Id.LocalTag, description);
        transaction.Respond(GrantSessionTimer(transaction.Request, response));
    }

    private void MakeOffer(ReadOnlyMemory<byte> description)
    {
        if (_isEnding)
            return;
        _waitingOffer = description;
        SendWaitingOffer();
    }

    /// <summary>One exchange at a time: an offer waits until the last one is settled (RFC 3264 §4).</summary>
    private void SendWaitingOffer()
    {
        if (
            _waitingOffer is not { } description
            || _isOffering
            || _pendingOffer is not null
            || _unacknowledged is not null
            || _isEnding
        )
            return;
        _waitingOffer = null;
        _isOffering = true;
        var request = _dialog.CreateRequest(SipMethods.Invite) with { Body = description };
        InDialogRequest.Send(
            _context,
            _dialog,
            _digest,
            AskForSessionTimer(request),
            response => OnOfferSettled(description, response)
        );
    }

    private void OnOfferSettled(ReadOnlyMemory<byte> description, SipResponse? response)
    {
        _isOffering = false;
        if (_isOver)
            return;
        switch (response)
        {
            case null or { Code: 408 or 481 }:
                Break();
                return;
            case { IsSuccess: true }:
                LocalDescription = description;
                TakeSessionTimer(response);
                if (response.SessionDescription is { } answer)
                    _context.Raise(_handle, new CallEvent.AnswerReceived(answer));
                break;
            case { Code: 491 }:
                _context.Timers.Schedule(GlarePause(), () => MakeOffer(_waitingOffer ?? description));
                return;
            default:
                _context.Raise(_handle, new CallEvent.OfferRefused(response.Code));
                break;
        }

        SendWaitingOffer();
    }

    /// <summary>Who chose the Call-ID waits longer, so that both do not collide again (RFC 3261 §14.1).</summary>
    private TimeSpan GlarePause() =>
        _isCaller
            ? _context.Identifiers.Between(TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(4))
            : _context.Identifiers.Between(TimeSpan.Zero, TimeSpan.FromSeconds(2));
}

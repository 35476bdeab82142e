using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>The dialogs that one INVITE may make: early ones with their media, the one that wins, and late ones that are hung up.</summary>
internal sealed partial class OutboundInvite : IDialogUser
{
    private readonly Dictionary<string, EarlyDialog> _early = [];
    private readonly Dictionary<string, (SipRequest Ack, SipDestination Destination)> _acknowledged = [];
    private ServerTransaction? _earlyOffer;
    private Dialog? _earlyOfferDialog;

    /// <summary>Within an early dialog the far end may UPDATE; anything else it must not send (RFC 3311).</summary>
    public void OnRequest(ServerTransaction transaction)
    {
        var request = transaction.Request;
        var early = _early.GetValueOrDefault(request.From.Tag ?? string.Empty);
        if (early?.Dialog is null || request.Method != SipMethods.Update)
        {
            _context.Respond(transaction, 405, new SipHeader(HeaderNames.Allow, SipMethods.Allowed));
            return;
        }

        if (!early.Dialog.TryAdvanceRemote(request.CSeq.Number) || _earlyOffer is not null)
        {
            _context.Respond(transaction, 500, new SipHeader(HeaderNames.RetryAfter, "1"));
            return;
        }

        early.Dialog.RefreshTarget(request);
        if (request.SessionDescription is { } offer)
        {
            (_earlyOffer, _earlyOfferDialog) = (transaction, early.Dialog);
            _context.Raise(_order.Call, new CallEvent.OfferReceived(offer));
        }
        else
        {
            transaction.Respond(_context.DialogResponse(transaction, 200, early.Dialog.Id.LocalTag, default));
        }
    }

    public void OnAck(SipRequest ack) { }

    private void AnswerEarlyOffer(ReadOnlyMemory<byte> answer)
    {
        _earlyOffer?.Respond(_context.DialogResponse(_earlyOffer, 200, _earlyOfferDialog!.Id.LocalTag, answer));
        _earlyOffer = null;
    }

    private void RefuseEarlyOffer()
    {
        if (_earlyOffer is not null)
            _context.Respond(_earlyOffer, 488);
        _earlyOffer = null;
    }

    private void OnProvisional(SipResponse response)
    {
        _hasProvisional = true;
        if (_isOver)
        {
            SendCancel();
            return;
        }

        if (response.Code == 100)
            return;
        var early = FindOrAddEarly(response);
        if (early is null || !IsNew(early, response))
            return;
        _context.Raise(_order.Call, new CallEvent.Progressed(response.Code));
        if (response.SessionDescription is { } answer)
        {
            early.Answer = answer;
            _context.Raise(_order.Call, new CallEvent.EarlyMedia(early.Tag, answer));
        }
    }

    private EarlyDialog? FindOrAddEarly(SipResponse response)
    {
        var tag = response.To.Tag ?? string.Empty;
        if (_early.TryGetValue(tag, out var early))
            return early;
        if (_early.Count == SipLimits.Forks)
            return null;
        Dialog.TryFromResponse(_transaction!.Request, response, _transaction.Destination.Transport, out var dialog);
        early = new EarlyDialog(tag, dialog);
        _early[tag] = early;
        if (dialog is not null)
            _context.Dialogs[dialog.Id] = this;
        return early;
    }

    /// <summary>A reliable response is confirmed by PRACK, in order and once (RFC 3262 §4).</summary>
    private bool IsNew(EarlyDialog early, SipResponse response)
    {
        if (!response.Headers.ListHas(HeaderNames.Require, Extensions.Reliable))
            return true;
        if (early.Dialog is not { } dialog || !response.Headers.TryReadNumber(HeaderNames.RSeq, out var number))
            return true;
        if (early.LastReliable is { } last && number != last + 1)
            return false;
        early.LastReliable = number;
        var prack = dialog.CreateRequest(SipMethods.Prack);
        prack = prack with { Headers = prack.Headers.Add(HeaderNames.RAck, $"{number} {response.CSeq}") };
        InDialogRequest.Send(_context, dialog, _digest, prack, _ => { });
        return true;
    }

    /// <summary>The first 2xx wins; every other one is acknowledged and hung up (RFC 3261 §13.2.2.4).</summary>
    private void OnSuccess(SipResponse response)
    {
        if (response.To.Tag is { } tag && _acknowledged.TryGetValue(tag, out var sent))
        {
            _context.Transactions.Send(sent.Ack, sent.Destination);
            return;
        }

        var transaction = _transaction!;
        if (!Dialog.TryFromResponse(transaction.Request, response, transaction.Destination.Transport, out var dialog))
        {
            if (!_isOver)
                Fail(new CallFailure.ProtocolBroken());
            return;
        }

        if (_acknowledged.Count == SipLimits.Forks)
            return;
        var early = _early.GetValueOrDefault(dialog!.Id.RemoteTag);
        if (early?.Dialog is not null)
            dialog.ContinueFrom(early.Dialog);
        var ack = InDialogRequest.Acknowledge(_context, dialog, transaction.Request);
        _acknowledged[dialog.Id.RemoteTag] = (ack, dialog.Destination(ack));
        if (_isOver)
            InDialogRequest.Send(_context, dialog, _digest, dialog.CreateRequest(SipMethods.Bye), _ => { });
        else
            BecomeSession(dialog, response, early);
    }

    private void BecomeSession(Dialog dialog, SipResponse response, EarlyDialog? early)
    {
        Finish();
        var session = new Session(_context, _order.Call, dialog, _digest, isCaller: true) { LocalDescription = _order.Offer };
        session.Begin(response);
        _context.Raise(_order.Call, new CallEvent.Answered(_callId, response.SessionDescription ?? early?.Answer));
    }

    private void ForgetEarlyDialogs()
    {
        foreach (var early in _early.Values)
        {
            if (early.Dialog is not null)
                _context.Dialogs.Remove(early.Dialog.Id);
        }
    }

    /// <summary>One fork that rings. The dialog is null when the response cannot make one.</summary>
    private sealed class EarlyDialog(string tag, Dialog? dialog)
    {
        public string Tag { get; } = tag;

        public Dialog? Dialog { get; } = dialog;

        /// <summary>RSeq of the last reliable response.</summary>
        public uint? LastReliable { get; set; }

        public ReadOnlyMemory<byte>? Answer { get; set; }
    }
}

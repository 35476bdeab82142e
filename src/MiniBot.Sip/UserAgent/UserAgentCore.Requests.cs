using System.Net;
using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>Requests from the network, in the order of checks of RFC 3261 §8.2.</summary>
internal sealed partial class UserAgentCore
{
    /// <summary>What every session or stranger gets for a method that is neither INVITE, UPDATE nor BYE.</summary>
    public static void AnswerWithinDialog(UserAgentContext context, ServerTransaction transaction)
    {
        switch (transaction.Request.Method)
        {
            case SipMethods.Info or SipMethods.Options:
                context.Respond(transaction, 200, new SipHeader(HeaderNames.Allow, SipMethods.Allowed));
                break;
            case SipMethods.Prack or SipMethods.Notify:
                context.Respond(transaction, 481);
                break;
            default:
                RefuseMethod(context, transaction);
                break;
        }
    }

    private static void RefuseMethod(UserAgentContext context, ServerTransaction transaction)
    {
        var code = SipMethods.IsKnownButRefused(transaction.Request.Method) ? 405 : 501;
        context.Respond(transaction, code, new SipHeader(HeaderNames.Allow, SipMethods.Allowed));
    }

    private void OnRequest(SipRequest request, SipTransport transport, IPEndPoint source)
    {
        var reply = ReplyDestination(request.TopVia, transport, source);
        request = request with { Vias = request.Vias.SetItem(0, request.TopVia.Received(source)) };
        if (_context.Transactions.TryAbsorb(request))
            return;
        if (request.Method == SipMethods.Ack)
            FindDialog(request)?.OnAck(request);
        else if (_context.Transactions.TryOpen(request, reply) is { } transaction)
            Answer(transaction);
    }

    /// <summary>TCP: the same connection. UDP: the source address, and its port when rport is asked for (RFC 3261 §18.2.2, RFC 3581 §4).</summary>
    private static SipDestination ReplyDestination(Via via, SipTransport transport, IPEndPoint source)
    {
        var destination = SipDestination.Of(transport, source);
        if (transport == SipTransport.Tcp || via.Parameters.Has("rport"))
            return destination;
        return destination with { Port = via.Port == 0 ? SipDestination.DefaultPort : via.Port };
    }

    private void Answer(ServerTransaction transaction)
    {
        var request = transaction.Request;
        if (TryRefuse(transaction))
            return;
        if (request.Method == SipMethods.Cancel)
            OnCancel(transaction);
        else if (FindDialog(request) is { } dialog)
            dialog.OnRequest(transaction);
        else if (request.To.Tag is not null)
            _context.Respond(transaction, 481);
        else
            AnswerStranger(transaction);
    }

    /// <summary>What is wrong whatever the method means: version, method of CSeq, scheme, merged copy, required extension.</summary>
    private bool TryRefuse(ServerTransaction transaction)
    {
        var request = transaction.Request;
        var unsupported = request.Method == SipMethods.Cancel ? string.Empty : Extensions.Unsupported(request);
        var code = request switch
        {
            { IsVersion2: false } => 505,
            _ when request.CSeq.Method != request.Method => 400,
            { Uri.IsSip: false } => 416,
            _ when request.Method != SipMethods.Cancel && _context.Transactions.IsMerged(request) => 482,
            _ when unsupported.Length > 0 => 420,
            _ => 0,
        };
        if (code == 420)
            _context.Respond(transaction, code, new SipHeader(HeaderNames.Unsupported, unsupported));
        else if (code != 0)
            _context.Respond(transaction, code);
        return code != 0;
    }

    private void OnCancel(ServerTransaction transaction)
    {
        if (_context.Transactions.FindCancelled(transaction.Request) is not InviteServerTransaction invite)
        {
            _context.Respond(transaction, 481);
            return;
        }

        _context.Respond(transaction, 200);
        if (!invite.IsAnswered)
            invite.Cancelled?.Invoke();
    }

    private void AnswerStranger(ServerTransaction transaction)
    {
        switch (transaction.Request.Method)
        {
            case SipMethods.Invite:
                OnInvite((InviteServerTransaction)transaction);
                break;
            case SipMethods.Options:
                _context.Respond(
                    transaction,
                    200,
                    new SipHeader(HeaderNames.Allow, SipMethods.Allowed),
                    new SipHeader(HeaderNames.Accept, MediaTypes.Sdp),
                    new SipHeader(HeaderNames.Supported, Extensions.Supported)
                );
                break;
            case SipMethods.Bye or SipMethods.Info or SipMethods.Update or SipMethods.Prack or SipMethods.Notify:
                _context.Respond(transaction, 481);
                break;
            default:
                RefuseMethod(_context, transaction);
                break;
        }
    }

    private void OnInvite(InviteServerTransaction transaction)
    {
        var request = transaction.Request;
        if (
            request.Body.Length > 0
            && (request.SessionDescription is null || request.Headers[HeaderNames.ContentEncoding] is not null)
        )
        {
            _context.Respond(transaction, 415, new SipHeader(HeaderNames.Accept, MediaTypes.Sdp));
            return;
        }

        if (Session.TryRefuseSessionInterval(_context, transaction))
            return;
        if (_context.Calls.Count >= _context.Options.MaxCalls)
        {
            _context.Respond(transaction, 486);
            return;
        }

        if (!Dialog.TryFromRequest(request, _context.Identifiers.NewTag(), transaction.Destination.Transport, out var dialog))
        {
            _context.Respond(transaction, 400);
            return;
        }

        _ = new InboundInvite(_context, new CallHandle(IsIncoming: true, ++_incomingCalls), transaction, dialog!);
    }

    private IDialogUser? FindDialog(SipRequest request) =>
        request.To.Tag is { } localTag
            ? _context.Dialogs.GetValueOrDefault(new DialogId(request.CallId, localTag, request.From.Tag ?? string.Empty))
            : null;
}

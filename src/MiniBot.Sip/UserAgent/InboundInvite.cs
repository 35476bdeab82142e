using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>A call to us until we have answered or refused it (RFC 3261 §13.3).</summary>
internal sealed class InboundInvite : ICallState, IDialogUser
{
    private readonly UserAgentContext _context;
    private readonly CallHandle _handle;
    private readonly InviteServerTransaction _transaction;
    private readonly Dialog _dialog;
    private ReliableResponse? _reliable;

    public InboundInvite(UserAgentContext context, CallHandle handle, InviteServerTransaction transaction, Dialog dialog)
    {
        _context = context;
        _handle = handle;
        _transaction = transaction;
        _dialog = dialog;
        transaction.Cancelled = OnCancelled;
        context.Calls[handle] = this;
        context.Dialogs[dialog.Id] = this;
        var request = transaction.Request;
        transaction.Respond(context.Response(request, 100));
        context.Raise(handle, new CallEvent.Incoming(request.From, request.To, request.CallId, request.SessionDescription));
    }

    public void Execute(UserAgentInput.CallCommand command)
    {
        switch (command)
        {
            case UserAgentInput.Ring:
                Ring();
                break;
            case UserAgentInput.Answer answer:
                Answer(answer.SessionDescription);
                break;
            case UserAgentInput.Reject reject:
                End(reject.Code, CallEnd.Local);
                break;
            case UserAgentInput.HangUp:
                End(480, CallEnd.Local);
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
                End(487, CallEnd.Remote);
                break;
            case SipMethods.Prack when _reliable is { } reliable && reliable.TryConfirm(request):
                _context.Respond(transaction, 200);
                break;
            case SipMethods.Prack:
                _context.Respond(transaction, 481);
                break;
            case SipMethods.Update when request.Body.Length == 0:
                transaction.Respond(_context.DialogResponse(transaction, 200, _dialog.Id.LocalTag, default));
                break;
            case SipMethods.Update or SipMethods.Invite:
                _context.Respond(transaction, 500, new SipHeader(HeaderNames.RetryAfter, "1"));
                break;
            default:
                UserAgentCore.AnswerWithinDialog(_context, transaction);
                break;
        }
    }

    public void OnAck(SipRequest ack) { }

    private void Ring()
    {
        var response = _context.DialogResponse(_transaction, 180, _dialog.Id.LocalTag, default);
        if (_transaction.Request.Headers.ListHas(HeaderNames.Require, Extensions.Reliable))
            _reliable ??= ReliableResponse.Send(_context, _transaction, response);
        else
            _transaction.Respond(response);
    }

    private void Answer(ReadOnlyMemory<byte> sessionDescription)
    {
        _reliable?.Stop();
        var session = new Session(_context, _handle, _dialog, _context.NewDigestClient(), isCaller: false)
        {
            LocalDescription = sessionDescription,
        };
        session.Accept(_transaction, sessionDescription);
    }

    private void OnCancelled() => End(487, CallEnd.Remote);

    private void End(int code, CallEnd end)
    {
        if (_transaction.IsAnswered)
            return;
        _reliable?.Stop();
        _transaction.Respond(_context.Response(_transaction.Request, code, _dialog.Id.LocalTag));
        _context.Dialogs.Remove(_dialog.Id);
        _context.Calls.Remove(_handle);
        _context.Raise(_handle, new CallEvent.Ended(end));
    }
}

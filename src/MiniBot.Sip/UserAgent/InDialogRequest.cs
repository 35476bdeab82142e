using MiniBot.Sip.Authentication;
using MiniBot.Sip.Dialogs;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>
/// One request within a dialog until its final response: answers challenges, acknowledges every 2xx to an INVITE, and reports once.
/// </summary>
internal sealed class InDialogRequest : IClientTransactionUser
{
    private readonly UserAgentContext _context;
    private readonly Dialog _dialog;
    private readonly DigestClient _digest;
    private readonly SipRequest _template;
    private readonly Action<SipResponse?> _finished;
    private SipRequest? _ack;
    private int _attempts;

    private InDialogRequest(
        UserAgentContext context,
        Dialog dialog,
        DigestClient digest,
        SipRequest template,
        Action<SipResponse?> finished
    )
    {
        _context = context;
        _dialog = dialog;
        _digest = digest;
        _template = template;
        _finished = finished;
    }

    /// <summary>Sends a request; <paramref name="finished"/> gets the final response, or null when none came.</summary>
    public static void Send(
        UserAgentContext context,
        Dialog dialog,
        DigestClient digest,
        SipRequest request,
        Action<SipResponse?> finished
    ) => new InDialogRequest(context, dialog, digest, request, finished).Transmit(request);

    /// <summary>The ACK for a 2xx goes along the route set, with the INVITE's credentials (RFC 3261 §13.2.2.4, §22.1).</summary>
    public static SipRequest Acknowledge(UserAgentContext context, Dialog dialog, SipRequest invite)
    {
        var ack = dialog.CreateAck(invite.CSeq.Number);
        ack = ack with
        {
            Headers = ack
                .Headers.AddRange(invite.Headers.All(HeaderNames.Authorization))
                .AddRange(invite.Headers.All(HeaderNames.ProxyAuthorization)),
        };
        var destination = dialog.Destination(ack);
        ack = context.Stamp(ack, destination.Transport);
        context.Transactions.Send(ack, destination);
        return ack;
    }

    public void OnResponse(ClientTransaction transaction, SipResponse response)
    {
        if (response.IsProvisional)
            return;
        if (response.IsSuccess && transaction.Request.Method == SipMethods.Invite)
        {
            if (_ack is not null)
            {
                _context.Transactions.Send(_ack, _dialog.Destination(_ack));
                return;
            }

            _dialog.RefreshTarget(response);
            _ack = Acknowledge(_context, _dialog, transaction.Request);
        }

        var isChallenge = response.Code is 401 or 407;
        if (
            isChallenge
            && _attempts++ < SipLimits.AuthenticationAttempts
            && _digest.TryTakeChallenge(transaction.Request, response)
        )
            Transmit(_template with { CSeq = _dialog.CreateRequest(_template.Method).CSeq });
        else
            _finished(response);
    }

    public void OnFailed(ClientTransaction transaction, ClientTransactionFailure failure) => _finished(null);

    private void Transmit(SipRequest request)
    {
        var destination = _dialog.Destination(request);
        var stamped = _digest.Sign(_context.Stamp(request, destination.Transport));
        if (request.Method == SipMethods.Invite)
            _context.Transactions.StartInvite(stamped, destination, this);
        else
            _context.Transactions.Start(stamped, destination, this);
    }
}

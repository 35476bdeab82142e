using MiniBot.Sip.Authentication;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>
/// A call of ours until it is answered or has failed (RFC 3261 §13.2). It outlives its result to finish the races: forks that answer
/// late, a 2xx that crosses our CANCEL.
/// </summary>
internal sealed partial class OutboundInvite : ICallState, IClientTransactionUser
{
    private readonly UserAgentContext _context;
    private readonly UserAgentInput.PlaceCall _order;
    private readonly DigestClient _digest;
    private readonly string _callId;
    private readonly NameAddr _from;
    private InviteClientTransaction? _transaction;
    private SipTimer? _ringTimer;
    private uint _number;
    private int _attempts;
    private bool _awaitsConfirmation;
    private bool _isOver;
    private bool _hasProvisional;
    private bool _cancelSent;
    private bool _staysOnUdp;

    public OutboundInvite(UserAgentContext context, UserAgentInput.PlaceCall order)
    {
        _context = context;
        _order = order;
        _digest = context.NewDigestClient();
        _callId = context.Identifiers.NewCallId();
        _from = order.From.WithTag(context.Identifiers.NewTag());
        context.Calls[order.Call] = this;
        AskForConfirmation();
    }

    public void Execute(UserAgentInput.CallCommand command)
    {
        switch (command)
        {
            case UserAgentInput.InviteConfirmed when _awaitsConfirmation && !_isOver:
                _awaitsConfirmation = false;
                SendInvite();
                break;
            case UserAgentInput.HangUp:
                GiveUp(new CallFailure.Cancelled());
                break;
            case UserAgentInput.AnswerOffer answer:
                AnswerEarlyOffer(answer.SessionDescription);
                break;
            case UserAgentInput.RefuseOffer:
                RefuseEarlyOffer();
                break;
        }
    }

    public void OnResponse(ClientTransaction transaction, SipResponse response)
    {
        if (transaction != _transaction)
            return;
        if (response.IsProvisional)
            OnProvisional(response);
        else if (response.IsSuccess)
            OnSuccess(response);
        else if (!_isOver)
            OnRefusal(response);
    }

    public void OnFailed(ClientTransaction transaction, ClientTransactionFailure failure)
    {
        if (transaction != _transaction || _isOver)
            return;
        var canFallBack =
            failure == ClientTransactionFailure.TransportFailed && Destination().Transport != transaction.Destination.Transport;
        if (canFallBack && !_staysOnUdp)
        {
            _staysOnUdp = true;
            AskForConfirmation();
        }
        else
        {
            Fail(failure == ClientTransactionFailure.TimedOut ? new CallFailure.NoResponse() : new CallFailure.TransportFailed());
        }
    }

    /// <summary>Every INVITE, also one after a challenge, waits for its own confirmation.</summary>
    private void AskForConfirmation()
    {
        _awaitsConfirmation = true;
        _context.Raise(_order.Call, new CallEvent.ConfirmationNeeded());
    }

    private void SendInvite()
    {
        _ringTimer ??= _context.Timers.Schedule(_order.RingTimeout, OnRingTimeout);
        _hasProvisional = false;
        var destination = Destination();
        var request = Build(destination);
        if (IsTooLargeFor(request, destination))
        {
            destination = destination with { Transport = SipTransport.Tcp };
            request = Build(destination);
        }

        _transaction = _context.Transactions.StartInvite(request, destination, this);
    }

    private SipRequest Build(SipDestination destination)
    {
        _number++;
        var request = new SipRequest
        {
            Method = SipMethods.Invite,
            Uri = _order.Target,
            From = _from,
            To = new NameAddr(_order.Target),
            CallId = _callId,
            CSeq = new CSeq(_number, SipMethods.Invite),
            Headers = SipHeaders.Empty.AddRange(_context.PresetRoute()),
            Body = _order.Offer,
        };
        return _digest.Sign(_context.Stamp(request, destination.Transport));
    }

    private SipDestination Destination() =>
        SipDestination.Of(_context.Options.OutboundProxy ?? _order.Target, _context.Options.Transport);

    private bool IsTooLargeFor(SipRequest request, SipDestination destination) =>
        destination.Transport == SipTransport.Udp
        && !_staysOnUdp
        && _context.Options.TriesTcpForLargeRequests
        && SipMessageWriter.Write(request).Length > SipLimits.LargestUdpRequestBytes;

    private void OnRefusal(SipResponse response)
    {
        if (response.Code is 401 or 407)
        {
            if (_attempts++ < SipLimits.AuthenticationAttempts && _digest.TryTakeChallenge(_transaction!.Request, response))
                AskForConfirmation();
            else
                Fail(new CallFailure.AuthenticationRefused(response.Code));
        }
        else if (response.Code < 400)
        {
            Fail(new CallFailure.Redirected(response.Code));
        }
        else
        {
            Fail(new CallFailure.Refused(response.Code));
        }
    }

    private void OnRingTimeout() => GiveUp(_hasProvisional ? new CallFailure.RingTimeout() : new CallFailure.NoResponse());

    /// <summary>Reports at once; the CANCEL and whatever crosses it are finished in the background.</summary>
    private void GiveUp(CallFailure failure)
    {
        if (_isOver)
            return;
        Fail(failure);
        if (_hasProvisional)
            SendCancel();
    }

    private void Fail(CallFailure failure)
    {
        Finish();
        _context.Calls.Remove(_order.Call);
        _context.Raise(_order.Call, new CallEvent.Failed(failure));
    }

    private void Finish()
    {
        _isOver = true;
        _ringTimer?.Cancel();
        RefuseEarlyOffer();
        ForgetEarlyDialogs();
    }

    /// <summary>Only after a provisional response; same branch, target and route as the INVITE (RFC 3261 §9.1).</summary>
    private void SendCancel()
    {
        if (_cancelSent || _transaction is not { IsTerminated: false } transaction)
            return;
        _cancelSent = true;
        var invite = transaction.Request;
        var cancel = new SipRequest
        {
            Method = SipMethods.Cancel,
            Uri = invite.Uri,
            Vias = invite.Vias,
            From = invite.From,
            To = invite.To,
            CallId = invite.CallId,
            CSeq = new CSeq(invite.CSeq.Number, SipMethods.Cancel),
            Headers = SipHeaders.Empty.AddRange(invite.Headers.All(HeaderNames.Route)),
        };
        _context.Transactions.Start(cancel, transaction.Destination, IgnoredOutcome.Instance);
        _context.Timers.Schedule(_context.Options.Timings.Lifetime, transaction.Abandon);
    }

    /// <summary>What becomes of a CANCEL does not matter: the INVITE's own final response does.</summary>
    private sealed class IgnoredOutcome : IClientTransactionUser
    {
        public static readonly IgnoredOutcome Instance = new();

        public void OnResponse(ClientTransaction transaction, SipResponse response) { }

        public void OnFailed(ClientTransaction transaction, ClientTransactionFailure failure) { }
    }
}

using System.Globalization;
using MiniBot.Sip.Authentication;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>Keeps us known to a registrar (RFC 3261 §10): refreshed before it expires, tried again after a failure, taken back at the end.</summary>
internal sealed class Registration : IClientTransactionUser
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestRefresh = TimeSpan.FromSeconds(5);

    private readonly UserAgentContext _context;
    private readonly RegistrationTarget _target;
    private readonly DigestClient _digest;
    private readonly NameAddr _from;
    private readonly string _callId;
    private ClientTransaction? _transaction;
    private SipTimer? _timer;
    private TimeSpan _expires;
    private TimeSpan _retry = FirstRetry;
    private uint _number;
    private int _attempts;
    private bool _isLeaving;

    public Registration(UserAgentContext context, RegistrationTarget target)
    {
        _context = context;
        _target = target;
        _digest = context.NewDigestClient();
        _from = target.Address.WithTag(context.Identifiers.NewTag());
        _callId = context.Identifiers.NewCallId();
        _expires = target.Expires;
        Renew();
    }

    public void Leave()
    {
        if (_isLeaving)
            return;
        _isLeaving = true;
        Renew();
    }

    public void OnResponse(ClientTransaction transaction, SipResponse response)
    {
        if (transaction != _transaction || response.IsProvisional)
            return;
        if (response.IsSuccess)
            OnSuccess(response);
        else if (response.Code is 401 or 407)
            OnChallenge(response);
        else if (response.Code == 423 && TryTakeLongerExpiry(response))
            Send();
        else
            OnFailure(response.Code);
    }

    public void OnFailed(ClientTransaction transaction, ClientTransactionFailure failure)
    {
        if (transaction != _transaction)
            return;
        OnFailure(code: 0);
    }

    private void Renew()
    {
        _attempts = 0;
        Send();
    }

    private void Send()
    {
        _timer?.Cancel();
        var destination = SipDestination.Of(_context.Options.OutboundProxy ?? _target.Registrar, _context.Options.Transport);
        var seconds = _isLeaving ? 0 : (long)_expires.TotalSeconds;
        var request = new SipRequest
        {
            Method = SipMethods.Register,
            Uri = _target.Registrar,
            From = _from,
            To = _target.Address,
            CallId = _callId,
            CSeq = new CSeq(++_number, SipMethods.Register),
            Headers = SipHeaders
                .Empty.AddRange(_context.PresetRoute())
                .Add(HeaderNames.Expires, seconds.ToString(CultureInfo.InvariantCulture)),
        };
        _transaction = _context.Transactions.Start(
            _digest.Sign(_context.Stamp(request, destination.Transport)),
            destination,
            this
        );
    }

    private void OnSuccess(SipResponse response)
    {
        _retry = FirstRetry;
        if (_isLeaving)
        {
            _context.Emit(new UserAgentAction.RegistrationChanged(RegistrationState.Unregistered, response.Code));
            return;
        }

        _timer = _context.Timers.Schedule(RefreshAfter(Granted(response)), Renew);
        _context.Emit(new UserAgentAction.RegistrationChanged(RegistrationState.Registered, response.Code));
    }

    private void OnChallenge(SipResponse response)
    {
        if (_attempts++ < SipLimits.AuthenticationAttempts && _digest.TryTakeChallenge(_transaction!.Request, response))
            Send();
        else
            _context.Emit(new UserAgentAction.RegistrationChanged(RegistrationState.Failed, response.Code));
    }

    private bool TryTakeLongerExpiry(SipResponse response)
    {
        if (!response.Headers.TryReadNumber(HeaderNames.MinExpires, out var seconds) || TimeSpan.FromSeconds(seconds) <= _expires)
            return false;
        _expires = TimeSpan.FromSeconds(seconds);
        return true;
    }

    private void OnFailure(int code)
    {
        _context.Emit(
            new UserAgentAction.RegistrationChanged(_isLeaving ? RegistrationState.Unregistered : RegistrationState.Failed, code)
        );
        if (_isLeaving)
            return;
        _timer = _context.Timers.Schedule(_retry, Renew);
        _retry = _retry * 2 > LongestRetry ? LongestRetry : _retry * 2;
    }

    /// <summary>What the registrar granted our own Contact, else the Expires header, else what we asked for (RFC 3261 §10.2.4).</summary>
    private TimeSpan Granted(SipResponse response)
    {
        var ours = _context.Contact(_transaction!.Destination.Transport).Uri;
        if (response.Headers.TryReadAddresses(HeaderNames.Contact, out var contacts))
        {
            var contact = contacts.FirstOrDefault(c =>
                c.Uri.User == ours.User && c.Uri.Host == ours.Host && c.Uri.Port == ours.Port
            );
            if (contact?.Parameters["expires"] is { } text && SipText.TryReadNumber(text, out var own))
                return TimeSpan.FromSeconds(own);
        }

        return response.Headers.TryReadNumber(HeaderNames.Expires, out var seconds) ? TimeSpan.FromSeconds(seconds) : _expires;
    }

    /// <summary>A tenth, at most 30 s, before it expires.</summary>
    private static TimeSpan RefreshAfter(TimeSpan granted)
    {
        var margin = granted / 10 > TimeSpan.FromSeconds(30) ? TimeSpan.FromSeconds(30) : granted / 10;
        return granted - margin < ShortestRefresh ? ShortestRefresh : granted - margin;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Compliance;
using MiniBot.Sip.Media;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.Transport;
using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>
/// The embedded SIP line: places calls with a permit, and serves as called party. One loop owns the signalling core, one thread the media.
/// <code>
/// UDP, TCP ──► inbox (bounded) ──► loop: core.Handle ──► sockets
/// DialAsync, HangUp, Answer ──►┘         └──► DialAttempt / IncomingCall / SipCallLeg ──► media session ◄── media clock
/// </code>
/// </summary>
public sealed partial class SipLine : ITelephonyLine
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    private readonly SipLineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SipSockets _sockets;
    private readonly MediaClock _clock;
    private readonly UserAgentCore _core;
    private readonly ConcurrentDictionary<CallHandle, ILineCall> _calls = new();
    private readonly Channel<IncomingCall> _incoming;
    private readonly Task _running;
    private long _lastOutgoing;
    private int _isClosing;

    private SipLine(SipLineOptions options, SipSockets sockets, Inbox inbox, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _sockets = sockets;
        _inbox = inbox;
        _start = time.GetTimestamp();
        _startedAt = time.GetUtcNow();
        _clock = new MediaClock(time, options.MediaObserver);
        _incoming = Channel.CreateBounded<IncomingCall>(options.MaxCalls);
        _core = new UserAgentCore(CoreOptions(options, sockets.LocalEndPoint.Port), new SystemRandomSource(), _startedAt);
        _timer = time.CreateTimer(_ => inbox.Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Start();
        _running = Task.Run(RunAsync);
        if (options.Registrar is not null)
            BeginRegistration(options.Registrar);
    }

    /// <summary>Where the line listens for SIP, UDP and TCP.</summary>
    public IPEndPoint LocalEndPoint => _sockets.LocalEndPoint;

    /// <summary>Calls to us, when <see cref="SipLineOptions.AcceptIncoming"/>. Ends when the line is disposed.</summary>
    public ChannelReader<IncomingCall> Incoming => _incoming.Reader;

    /// <summary>Whether the registrar knows us now.</summary>
    public LineRegistration Registration => _registration;

    /// <summary>Counters so far.</summary>
    public SipLineStatistics Statistics =>
        new(
            _calls.Count,
            _sockets.Counters.Received,
            _sockets.Counters.Malformed,
            _sockets.Counters.Dropped + _core.DroppedRequests,
            _core.StrayResponses,
            _sockets.Counters.RefusedConnections,
            Interlocked.Read(ref _droppedEvents),
            _clock.LateTicks,
            _clock.SkippedTicks
        );

    /// <summary>Binds the ports and starts the line. False, with the cause and its mend, when an option is wrong or the port is taken.</summary>
    /// <param name="options">How to set the line up.</param>
    /// <param name="time">The clock.</param>
    /// <param name="line">The line, to be disposed by the caller.</param>
    /// <param name="failure">Why there is none; no personal data.</param>
    /// <param name="logger">Takes what an operator should see; null for nobody.</param>
    public static bool TryOpen(
        SipLineOptions options,
        TimeProvider time,
        [NotNullWhen(true)] out SipLine? line,
        [NotNullWhen(false)] out string? failure,
        ILogger<SipLine>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        line = null;
        failure = options.FindMistake();
        if (failure is not null)
            return false;
        var inbox = new Inbox();
        try
        {
            var sockets = SipSockets.Open(new IPEndPoint(options.LocalAddress, options.LocalPort), inbox, time);
            line = new SipLine(options, sockets, inbox, time, logger ?? NullLogger<SipLine>.Instance);
            return true;
        }
        catch (SocketException e)
        {
            failure =
                $"SIP cannot listen on {options.LocalAddress} port {options.LocalPort}: {e.SocketErrorCode}. Choose another port or address.";
            return false;
        }
    }

    /// <summary>Waits for the registrar's first answer, or for having tried in vain; at once when the line does not register.</summary>
    public async ValueTask<LineRegistration> WaitForRegistrationAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Registrar is not null)
            await _registrationSettled.Task.WaitAsync(cancellationToken);
        return _registration;
    }

    /// <inheritdoc />
    public async ValueTask<DialOutcome> DialAsync(DialPermit permit, DialOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        if (_isClosing != 0)
            return new DialOutcome.Failed(DialStage.Transport, "The line was closed.");
        if (!permit.TryBegin())
            return new DialOutcome.Failed(DialStage.Permit, "The permit was already used.");
        if (!SipUri.TryRead(permit.TargetUri, out var target) || !target.IsSip)
            return new DialOutcome.Failed(DialStage.Transport, "The address is no SIP URI.");
        if (_calls.Count >= _options.MaxCalls)
            return new DialOutcome.Failed(DialStage.Transport, $"All {_options.MaxCalls} calls of the line are taken.");
        var handle = new CallHandle(IsIncoming: false, Interlocked.Increment(ref _lastOutgoing));
        var events = new LegEvents();
        if (!TryOpenMedia(options.OfferText, events, out var media, out var failure))
            return new DialOutcome.Failed(DialStage.Media, failure);
        var attempt = new DialAttempt(this, handle, permit, media, events, cancellationToken);
        _calls[handle] = attempt;
        var from = From(permit.Request.CallerId, options.CallerDisplayName ?? _options.DisplayName);
        var order = new UserAgentInput.PlaceCall(handle, from, target, media.CreateOffer(), options.RingTimeout);
        if (!_inbox.TryPost(order))
            attempt.OnEvent(new CallEvent.Failed(new CallFailure.Cancelled()));
        return await AwaitOutcomeAsync(attempt, handle, cancellationToken);
    }

    /// <summary>Hangs up every call, takes the registration back, and frees the ports.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
            return;
        _incoming.Writer.TryComplete();
        foreach (var handle in _calls.Keys)
            Post(new UserAgentInput.HangUp(handle));
        Post(new UserAgentInput.Unregister());
        try
        {
            await _quiet.Task.WaitAsync(ClosingTime, _time);
        }
        catch (TimeoutException)
        {
            SipLineLog.ClosedWithoutAnswer(_logger);
        }

        _inbox.Complete();
        await _running;
        await _timer.DisposeAsync();
        await _sockets.DisposeAsync();
        foreach (var call in _calls.Values)
            call.OnEvent(new CallEvent.Ended(CallEnd.SignallingFailed));
        _clock.Dispose();
    }

    private async ValueTask<DialOutcome> AwaitOutcomeAsync(
        DialAttempt attempt,
        CallHandle handle,
        CancellationToken cancellationToken
    )
    {
        await using (cancellationToken.Register(() => Post(new UserAgentInput.HangUp(handle))))
        {
            var outcome = await attempt.Outcome;
            if (!cancellationToken.IsCancellationRequested)
                return outcome;
            if (outcome is DialOutcome.Answered answered)
                await answered.Leg.DisposeAsync();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Our address: the user at the registrar's or trunk's host, or at our own.</summary>
    private NameAddr From(string user, string? displayName)
    {
        var domain = _options.Registrar ?? _options.Trunk;
        var uri =
            domain is not null && SipUri.TryRead(domain, out var known)
                ? new SipUri { Host = known.Host, Port = known.Port }
                : new SipUri { Host = Host(_options.AdvertisedAddress ?? _options.LocalAddress), Port = LocalEndPoint.Port };
        return new NameAddr(uri with { User = Uri.EscapeDataString(user) }) { DisplayName = displayName };
    }

    private void BeginRegistration(string registrar)
    {
        _registration = LineRegistration.Pending;
        if (SipUri.TryRead(registrar, out var uri))
            Post(
                new UserAgentInput.Register(new RegistrationTarget(uri, From(_options.User, null), _options.RegistrationLifetime))
            );
    }

    private static UserAgentOptions CoreOptions(SipLineOptions options, int port) =>
        new()
        {
            Host = Host(options.AdvertisedAddress ?? options.LocalAddress),
            Port = port,
            User = options.User,
            Transport = options.Transport,
            UserAgentName = options.UserAgentName,
            Credentials = options.Password is null ? null : new(options.User, options.Password),
            OutboundProxy = options.Trunk is not null && SipUri.TryRead(options.Trunk, out var trunk) ? trunk : null,
            MaxCalls = options.MaxCalls,
        };

    private static string Host(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}

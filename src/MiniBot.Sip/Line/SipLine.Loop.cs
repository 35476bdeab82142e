using System.Diagnostics.CodeAnalysis;
using MiniBot.Sip.Media;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Line;

/// <summary>The loop that owns the core: inputs in, actions out, one timer.</summary>
public sealed partial class SipLine
{
    private readonly Inbox _inbox;
    private readonly Queue<UserAgentInput> _followUps = new();
    private readonly ITimer _timer;
    private readonly long _start;
    private readonly DateTimeOffset _startedAt;
    private readonly TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _registrationSettled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LineRegistration _registration;
    private long _droppedEvents;

    /// <summary>The wall clock of the start plus monotonic time: a clock that is set back or forth moves no SIP timer.</summary>
    private DateTimeOffset Now => _startedAt + _time.GetElapsedTime(_start);

    /// <summary>Hands an input to the loop, from any thread; a closed line has no use for it.</summary>
    internal void Post(UserAgentInput input) => _inbox.TryPost(input);

    /// <summary>Hands an input to the core right after the present one. On the loop only.</summary>
    internal void Follow(UserAgentInput input) => _followUps.Enqueue(input);

    /// <summary>Gives a call to its next owner. On the loop only.</summary>
    internal void Hand(CallHandle handle, ILineCall owner) => _calls[handle] = owner;

    internal void Forget(CallHandle handle) => _calls.TryRemove(handle, out _);

    internal void CountDroppedEvents(long count) => Interlocked.Add(ref _droppedEvents, count);

    internal bool TryOpenMedia(
        bool withText,
        IMediaEventSink sink,
        [NotNullWhen(true)] out CallMedia? media,
        [NotNullWhen(false)] out string? failure
    )
    {
        var options = new MediaSessionOptions
        {
            Address = _options.LocalAddress,
            AdvertisedAddress = _options.AdvertisedAddress,
            Ports = _options.MediaPorts,
            OfferText = withText,
            MediaTimeout = _options.MediaTimeout,
        };
        media = MediaSession.TryOpen(_clock, options, sink, out var session, out failure) ? new CallMedia(session) : null;
        return media is not null;
    }

    private async Task RunAsync()
    {
        while (await _inbox.WaitAsync())
        {
            while (_inbox.TryTake(out var input))
                Process(input);
            ArmTimer();
            if (_isClosing != 0 && _core.IsQuiet)
                _quiet.TrySetResult();
        }
    }

    /// <summary>The edge of the loop: an error of ours ends the input that caused it, not the line.</summary>
    private void Process(UserAgentInput input)
    {
        try
        {
            Perform(input);
            while (_followUps.TryDequeue(out var next))
                Perform(next);
        }
        catch (Exception e)
        {
            _followUps.Clear();
            SipLineLog.InputFailed(_logger, e);
        }
    }

    private void Perform(UserAgentInput input)
    {
        foreach (var action in _core.Handle(input, Now))
        {
            switch (action)
            {
                case UserAgentAction.Send send:
                    _sockets.Send(send.Message, send.Destination);
                    break;
                case UserAgentAction.Raise { Event: CallEvent.Incoming incoming } raise:
                    OnIncoming(raise.Call, incoming);
                    break;
                case UserAgentAction.Raise raise:
                    if (_calls.TryGetValue(raise.Call, out var call))
                        call.OnEvent(raise.Event);
                    break;
                case UserAgentAction.RegistrationChanged changed:
                    OnRegistrationChanged(changed);
                    break;
            }
        }
    }

    private void OnIncoming(CallHandle handle, CallEvent.Incoming invitation)
    {
        var call = new IncomingCall(this, handle, invitation);
        _calls[handle] = call;
        if (!_options.AcceptIncoming || _isClosing != 0 || !_incoming.Writer.TryWrite(call))
            Follow(new UserAgentInput.Reject(handle, 480));
    }

    private void OnRegistrationChanged(UserAgentAction.RegistrationChanged changed)
    {
        _registration = changed.State switch
        {
            RegistrationState.Registered => LineRegistration.Registered,
            RegistrationState.Failed => LineRegistration.Failed,
            _ => LineRegistration.None,
        };
        _registrationSettled.TrySetResult();
        if (changed.State == RegistrationState.Failed)
            SipLineLog.RegistrationFailed(_logger, changed.Code);
        else
            SipLineLog.RegistrationChanged(_logger, _registration);
    }

    private void ArmTimer()
    {
        if (_core.NextTimer is not { } due)
            return;
        var delay = due - Now;
        _timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

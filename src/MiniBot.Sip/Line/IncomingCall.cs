using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>Somebody calls the line. It waits until it is answered or rejected, or the caller gives up. Thread-safe.</summary>
public sealed class IncomingCall : ILineCall
{
    private readonly SipLine _line;
    private readonly CallHandle _handle;
    private readonly CallEvent.Incoming _invitation;
    private readonly TaskCompletionSource<ICallLeg?> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LegEvents _events = new();
    private CallMedia? _media;
    private int _isTaken;

    internal IncomingCall(SipLine line, CallHandle handle, CallEvent.Incoming invitation)
    {
        _line = line;
        _handle = handle;
        _invitation = invitation;
    }

    /// <summary>The Call-ID on the wire.</summary>
    public string CallId => _invitation.CallId;

    /// <summary>User part of the caller's address. Personal data.</summary>
    public string FromUser => _invitation.From.Uri.DisplayUser;

    /// <summary>User part of the address that was called.</summary>
    public string ToUser => _invitation.To.Uri.DisplayUser;

    /// <summary>The caller described its media; otherwise ours is offered when answering.</summary>
    public bool HasOffer => _invitation.Offer is not null;

    /// <summary>Completes when the caller has given up, or the call was rejected, before it was answered.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Tells the caller that it rings.</summary>
    public void Ring() => _line.Post(new UserAgentInput.Ring(_handle));

    /// <summary>Refuses the call.</summary>
    /// <param name="code">400 to 699: 486 busy, 480 nobody there, 603 declined.</param>
    public void Reject(int code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 699);
        _line.Post(new UserAgentInput.Reject(_handle, code));
    }

    /// <summary>
    /// Accepts the call and waits until the caller has acknowledged. Null when the caller gave up meanwhile, or there is no common
    /// codec or free media port (the caller is told). The caller of this method owns the leg.
    /// </summary>
    /// <param name="acceptText">Take part in real-time text if the caller offers it.</param>
    /// <param name="cancellationToken">Hangs up and throws.</param>
    /// <exception cref="InvalidOperationException">It was answered before.</exception>
    public async ValueTask<ICallLeg?> AnswerAsync(bool acceptText = true, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
            throw new InvalidOperationException("This call was answered already.");
        if (_ended.Task.IsCompleted)
            return null;
        if (!_line.TryOpenMedia(acceptText, _events, out var media, out _))
        {
            Reject(503);
            return null;
        }

        if (!TryDescribe(media, out var description))
        {
            media.Dispose();
            Reject(488);
            return null;
        }

        _media = media;
        _line.Post(new UserAgentInput.Answer(_handle, description));
        await using (cancellationToken.Register(() => _line.Post(new UserAgentInput.HangUp(_handle))))
        {
            var leg = await _answered.Task;
            if (leg is null)
                media.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return leg;
        }
    }

    void ILineCall.OnEvent(CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.AnswerReceived received when _media is not null:
                _media.TryAccept(received.Answer.Span);
                break;
            case CallEvent.Established when _media is not null:
                var leg = new SipCallLeg(_line, _handle, _media, _events, CallId, _invitation.From.Uri.ToString());
                _line.Hand(_handle, leg);
                _answered.TrySetResult(leg);
                break;
            case CallEvent.Ended:
                End();
                break;
        }
    }

    private bool TryDescribe(CallMedia media, out ReadOnlyMemory<byte> description)
    {
        if (_invitation.Offer is not { } offer)
        {
            description = media.CreateOffer();
            return true;
        }

        var isAnswered = media.TryAnswer(offer.Span, out var answer);
        description = answer;
        return isAnswered;
    }

    private void End()
    {
        _line.Forget(_handle);
        _ended.TrySetResult();
        _answered.TrySetResult(null);
    }
}

using System.Threading.Channels;
using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Line;

/// <summary>An answered call on the embedded line. Its state is moved on the line's loop; the public members only post there.</summary>
internal sealed class SipCallLeg : ICallLeg, ILineCall
{
    private const int AudioRateHz = 8_000;

    private readonly SipLine _line;
    private readonly CallHandle _handle;
    private readonly CallMedia _media;
    private readonly LegEvents _events;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isMediaLost;
    private bool _isOnHold;

    public SipCallLeg(SipLine line, CallHandle handle, CallMedia media, LegEvents events, string callId, string remoteParty)
    {
        _line = line;
        _handle = handle;
        _media = media;
        _events = events;
        CallId = callId;
        RemoteParty = remoteParty;
        events.MediaLost = OnMediaLost;
    }

    public string CallId { get; }

    public string RemoteParty { get; }

    public int SampleRateHz => AudioRateHz;

    public bool HasText => _media.Session.HasText;

    public ChannelReader<LegEvent> Events => _events.Reader;

    public LegMediaStatistics Statistics => _media.Session.Statistics;

    public void Attach(IMediaExchange? exchange) => _media.Session.Attach(exchange);

    public void SendText(string text) => _media.Session.SendText(text);

    public void SendDigit(char digit, TimeSpan duration) => _media.Session.SendDigit(digit, duration);

    public async ValueTask HangUpAsync(CancellationToken cancellationToken = default)
    {
        _line.Post(new UserAgentInput.HangUp(_handle));
        await _ended.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await HangUpAsync();

    public void OnEvent(CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.OfferReceived { Offer: { } offer }:
                AnswerOffer(offer.Span);
                break;
            case CallEvent.OfferReceived:
                _line.Follow(new UserAgentInput.AnswerOffer(_handle, _media.CreateOffer()));
                break;
            case CallEvent.AnswerReceived received:
                _media.TryAccept(received.Answer.Span);
                ReportHold();
                break;
            case CallEvent.Ended ended:
                End(ended.End);
                break;
        }
    }

    private void AnswerOffer(ReadOnlySpan<byte> offer)
    {
        if (_media.TryAnswer(offer, out var answer))
            _line.Follow(new UserAgentInput.AnswerOffer(_handle, answer));
        else
            _line.Follow(new UserAgentInput.RefuseOffer(_handle));
        ReportHold();
    }

    private void OnMediaLost()
    {
        _isMediaLost = true;
        _line.Post(new UserAgentInput.Abandon(_handle));
    }

    private void ReportHold()
    {
        if (_isOnHold == _media.IsOnHold)
            return;
        _isOnHold = _media.IsOnHold;
        _events.OnHold(_isOnHold);
    }

    private void End(CallEnd end)
    {
        _line.Forget(_handle);
        _line.CountDroppedEvents(_events.Dropped);
        _media.Dispose();
        _events.Complete(
            end switch
            {
                CallEnd.Remote => HangUpCause.Remote,
                CallEnd.SignallingFailed => HangUpCause.SignallingFailed,
                _ => _isMediaLost ? HangUpCause.MediaTimeout : HangUpCause.Local,
            }
        );
        _ended.TrySetResult();
    }
}

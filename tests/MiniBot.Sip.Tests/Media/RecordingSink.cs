using MiniBot.Sip.Media;
using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Media;

/// <summary>Keeps what a session told.</summary>
internal sealed class RecordingSink : IMediaEventSink
{
    public List<LegEvent.DigitPressed> Digits { get; } = [];

    public string Text { get; private set; } = "";

    public int TimeOuts { get; private set; }

    public Exception? Failure { get; private set; }

    public string Keys => new([.. Digits.Select(digit => digit.Digit)]);

    public void OnDigit(LegEvent.DigitPressed digit) => Digits.Add(digit);

    public void OnText(LegEvent.TextReceived text) => Text += text.Text;

    public void OnMediaTimedOut() => TimeOuts++;

    public void OnMediaFailed(Exception exception) => Failure = exception;
}

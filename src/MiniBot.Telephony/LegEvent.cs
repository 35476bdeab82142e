namespace MiniBot.Telephony;

/// <summary>Something that happened on a leg. A closed family.</summary>
public abstract record LegEvent
{
    private LegEvent() { }

    /// <summary>The far end pressed a key (RFC 4733), once per press.</summary>
    public sealed record DigitPressed(char Digit, TimeSpan Duration) : LegEvent;

    /// <summary>The far end typed: as received, with T.140 control characters (backspace U+0008, new line U+2028 or CR LF, lost text U+FFFD).</summary>
    public sealed record TextReceived(string Text) : LegEvent;

    /// <summary>The far end put us on hold or took us off it.</summary>
    public sealed record HoldChanged(bool OnHold) : LegEvent;

    /// <summary>The call is over. Always the last event.</summary>
    public sealed record HungUp(HangUpCause Cause) : LegEvent;
}

/// <summary>Why a call ended.</summary>
public enum HangUpCause
{
    /// <summary>We said BYE.</summary>
    Local,

    /// <summary>The far end said BYE.</summary>
    Remote,

    /// <summary>No media arrived for the time allowed.</summary>
    MediaTimeout,

    /// <summary>The signalling failed: no answer to a request within the call, a broken transport.</summary>
    SignallingFailed,
}

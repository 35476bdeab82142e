using Microsoft.Extensions.Logging;

namespace MiniBot.Sip.Line;

/// <summary>What the line tells an operator. Events 2000 to 2099; no addresses, no numbers.</summary>
internal static partial class SipLineLog
{
    [LoggerMessage(2000, LogLevel.Information, "SIP registration: {State}")]
    public static partial void RegistrationChanged(ILogger logger, LineRegistration state);

    [LoggerMessage(
        2001,
        LogLevel.Warning,
        "SIP registration failed with {Code} (0: no answer); check registrar, user and password"
    )]
    public static partial void RegistrationFailed(ILogger logger, int code);

    [LoggerMessage(2002, LogLevel.Error, "An input to the SIP core failed; the line goes on")]
    public static partial void InputFailed(ILogger logger, Exception exception);

    [LoggerMessage(2003, LogLevel.Warning, "The SIP line was closed before every far end had answered")]
    public static partial void ClosedWithoutAnswer(ILogger logger);
}

using Microsoft.Extensions.Logging;

namespace MiniBot.Language.Serving;

/// <summary>Says in the log that a server fails, once, and that it answers again. Thread-safe.</summary>
internal sealed partial class ServerHealth(string server, ILogger log)
{
    private readonly Lock _lock = new();
    private int _failures;

    public void Note(ModelOutcome outcome)
    {
        int before;
        lock (_lock)
        {
            before = _failures;
            _failures = outcome switch
            {
                ModelOutcome.Answered => 0,
                ModelOutcome.Failed => _failures + 1,
                _ => _failures,
            };
        }

        if (outcome is ModelOutcome.Failed failed && before == 0)
            LogFailing(server, failed.Stage, failed.Cause, failed.Mend);
        else if (outcome is ModelOutcome.Answered && before > 0)
            LogRecovered(server, before);
    }

    [LoggerMessage(
        EventId = 6001,
        Level = LogLevel.Warning,
        Message = "The language model {Server} fails ({Stage}): {Cause}. To mend: {Mend}. Said once, until it answers again."
    )]
    private partial void LogFailing(string server, ModelStage stage, string cause, string mend);

    [LoggerMessage(
        EventId = 6002,
        Level = LogLevel.Information,
        Message = "The language model {Server} answers again, after {Failures} failures."
    )]
    private partial void LogRecovered(string server, int failures);
}

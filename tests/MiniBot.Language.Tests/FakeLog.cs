using Microsoft.Extensions.Logging;

namespace MiniBot.Language.Tests;

/// <summary>A log that a test reads.</summary>
internal sealed class FakeLog : ILogger<ChatModel>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Add($"{logLevel}: {formatter(state, exception)}");
}

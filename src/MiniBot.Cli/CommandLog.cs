using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MiniBot.Cli;

/// <summary>The log of a command: warnings and worse, on standard error, so that results stay clean.</summary>
internal static class CommandLog
{
    private static readonly ILoggerFactory s_factory = LoggerFactory.Create(log =>
        log.SetMinimumLevel(LogLevel.Warning)
            .AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Default))
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
    );

    /// <summary>For a command whose result says all that there is to say.</summary>
    public static ILogger<T> Silent<T>() => NullLogger<T>.Instance;

    public static ILogger<T> For<T>() => s_factory.CreateLogger<T>();
}

using System.Diagnostics;
using System.Globalization;

namespace MiniBot.Cli.Demo;

/// <summary>
/// The simulated people, in a process of their own. It ends when its standard input is closed, and so also when we die.
/// </summary>
internal sealed class ProspectProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeProvider _time;

    private ProspectProcess(Process process, TimeProvider time) => (_process, _time) = (process, time);

    /// <summary>Starts the process and waits until its telephones are plugged in; otherwise says why they are not.</summary>
    public static async Task<(ProspectProcess? Prospects, string? Error)> StartAsync(
        string personaFile,
        int port,
        bool speak,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            ProspectWords.Verb,
            personaFile,
            ProspectWords.Port,
            port.ToString(CultureInfo.InvariantCulture),
            .. speak ? [ProspectWords.Speak] : Array.Empty<string>(),
        ];
        var prospects = new ProspectProcess(SelfProcess.Start(arguments), time);
        var isReady = false;
        try
        {
            var firstLine = await prospects.ReadLineAsync(cancellationToken);
            isReady = firstLine == ProspectWords.Ready;
            return isReady ? (prospects, null) : (null, firstLine ?? "the process of the simulated people ended at once");
        }
        catch (TimeoutException)
        {
            return (null, $"the simulated people were not at their telephones after {StartTime.TotalSeconds} s; try again");
        }
        finally
        {
            if (!isReady)
                await prospects.DisposeAsync();
        }
    }

    private Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartTime, _time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTime, _time);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

/// <summary>What the demo and the process of its simulated people say to each other.</summary>
internal static class ProspectWords
{
    public const string Verb = "prospects";
    public const string Port = "--port";
    public const string Speak = "--speak";
    public const string Ready = "ready";
}

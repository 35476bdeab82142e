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

    private ProspectProcess(Process process) => _process = process;

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
        var process = SelfProcess.Start(arguments);
        var prospects = new ProspectProcess(process);
        var firstLine = await process
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(StartTime, time, cancellationToken);
        if (firstLine == ProspectWords.Ready)
            return (prospects, null);
        await prospects.DisposeAsync();
        return (null, firstLine ?? "the process of the simulated people ended at once");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopTime);
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

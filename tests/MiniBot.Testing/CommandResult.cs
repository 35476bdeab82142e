using System.Text.Json;

namespace MiniBot.Testing;

/// <summary>What a command came to.</summary>
/// <param name="ExitCode">What it told the shell.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The one JSON object on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

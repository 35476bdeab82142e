namespace MiniBot.Language;

/// <summary>The language model of an installation: its servers, and how long anybody waits for them. Immutable.</summary>
public sealed record ChatModelOptions
{
    /// <summary>The server that is asked.</summary>
    public required ChatServerOptions Server { get; init; }

    /// <summary>The one asked instead when <see cref="Server"/> fails before its first word; null for none.</summary>
    public ChatServerOptions? Fallback { get; init; }

    /// <summary>How long, how much and how many at once.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>Both servers, the first to be asked first.</summary>
    internal IEnumerable<ChatServerOptions> Servers => Fallback is null ? [Server] : [Server, Fallback];

    /// <summary>What is wrong with the options; empty when they can be used.</summary>
    public IReadOnlyList<OptionProblem> Validate() =>
        [.. Server.Validate("model.server"), .. Fallback?.Validate("model.fallback") ?? [], .. Limits.Validate("model.limits")];
}

using System.Diagnostics.CodeAnalysis;

namespace MiniBot.Language;

/// <summary>One server and one model of it. Immutable.</summary>
public sealed record ChatServerOptions
{
    /// <summary>The environment variable that holds the key where <see cref="KeyVariable"/> names no other.</summary>
    public const string UsualKeyVariable = "MINIBOT_MODEL_KEY";

    private static readonly Uri s_ollama = new("http://127.0.0.1:11434");
    private static readonly Uri s_openAi = new("http://127.0.0.1:8080");

    /// <summary>Which protocol the server speaks.</summary>
    public required ChatServerKind Kind { get; init; }

    /// <summary>Where it is, without the paths of its protocol: <c>http://127.0.0.1:11434</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The model's name at the server, such as <c>mistral</c> or <c>qwen2.5:3b</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The environment variable with the server's key; unset for a server without one.</summary>
    public string KeyVariable { get; init; } = UsualKeyVariable;

    /// <summary>How long Ollama keeps the model in memory after a question.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The longest prompt and answer together, in tokens, 512 to 131,072; for Ollama, whose own is shorter than a prompt can be.</summary>
    public int ContextTokens { get; init; } = 4096;

    /// <summary>How freely the model chooses its words, 0 to 2.</summary>
    public double Temperature { get; init; } = 0.3;

    /// <summary>What is wrong with the options; empty when they can be used.</summary>
    /// <param name="key">The name that these options have where they are set.</param>
    public IEnumerable<OptionProblem> Validate(string key)
    {
        if (Address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return new($"{key}.address", $"'{Address}' is no address of a server", "write it as http://127.0.0.1:11434");
        else if (Address.UserInfo.Length > 0)
            yield return new($"{key}.address", "it holds a password", $"put the key into the variable {KeyVariable}");
        if (string.IsNullOrWhiteSpace(Model))
            yield return new($"{key}.model", "no model is named", "name one that the server has, such as mistral");
        if (ContextTokens is < 512 or > 131_072)
            yield return new($"{key}.context_tokens", $"{ContextTokens} is out of range", "give 512 to 131072");
        if (Temperature is not (>= 0 and <= 2))
            yield return new($"{key}.temperature", $"{Temperature} is out of range", "give 0 to 2");
        if (KeepAlive < TimeSpan.Zero || KeepAlive > TimeSpan.FromDays(7))
            yield return new($"{key}.keep_alive", $"{KeepAlive} is out of range", "give 0 s to 7 days");
    }

    /// <summary>
    /// Reads <c>ollama:MODEL</c> or <c>openai:MODEL</c>, each with <c>@http://host:port</c> where the server is not at its usual
    /// port of this machine.
    /// </summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out ChatServerOptions? options)
    {
        ArgumentNullException.ThrowIfNull(text);
        options = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        ChatServerKind? kind =
            colon < 0 ? null
            : text[..colon] == "ollama" ? ChatServerKind.Ollama
            : text[..colon] == "openai" ? ChatServerKind.OpenAi
            : null;
        if (kind is not { } known)
            return false;
        var rest = text[(colon + 1)..];
        var at = rest.LastIndexOf("@http", StringComparison.Ordinal);
        var address = known == ChatServerKind.Ollama ? s_ollama : s_openAi;
        if (at >= 0 && !Uri.TryCreate(rest[(at + 1)..], UriKind.Absolute, out address))
            return false;
        var read = new ChatServerOptions
        {
            Kind = known,
            Address = address,
            Model = at < 0 ? rest : rest[..at],
        };
        options = read.Validate("model").Any() ? null : read;
        return options is not null;
    }

    /// <summary>Model and address, as <see cref="TryRead"/> reads them.</summary>
    public override string ToString() =>
        $"{(Kind == ChatServerKind.Ollama ? "ollama" : "openai")}:{Model}@{Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}";

    /// <summary>The key, or null for none. Never logged.</summary>
    internal string? ReadKey() => Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null;
}

/// <summary>The protocol of a server of language models.</summary>
public enum ChatServerKind
{
    /// <summary>Ollama's own: it pulls, loads and keeps models.</summary>
    Ollama,

    /// <summary>OpenAI's chat completions, as llama-server, vLLM and LM Studio speak them.</summary>
    OpenAi,
}

namespace MiniBot.Speech.Models.Pulling;

/// <summary>
/// The user's key to Hugging Face, for models that ask for an account. Read from the environment alone, sent to huggingface.co over https
/// alone, and never written anywhere.
/// </summary>
public sealed class HubToken
{
    /// <summary>The variables that may hold it; the first that is set wins.</summary>
    public static readonly IReadOnlyList<string> Variables = ["HUGGINGFACE_TOKEN", "HF_TOKEN"];

    private const string Host = "huggingface.co";

    private readonly string _secret;

    private HubToken(string secret) => _secret = secret;

    /// <summary>The token of the environment; null if there is none.</summary>
    public static HubToken? FromEnvironment() =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            is { } secret
            ? From(secret)
            : null;

    /// <inheritdoc />
    public override string ToString() => "(a token)";

    /// <summary>Null if the text holds what no header may hold.</summary>
    internal static HubToken? From(string secret) =>
        secret.Trim() is { Length: > 0 and < 1000 } trimmed
        && trimmed.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? new HubToken(trimmed)
            : null;

    /// <summary>True for the one host that the token is for.</summary>
    internal static bool IsHub(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the token to a request to the hub, and to no other.</summary>
    internal void AddTo(HttpRequestMessage request)
    {
        if (request.RequestUri is { } address && IsHub(address))
            request.Headers.Authorization = new("Bearer", _secret);
    }
}

namespace MiniBot.Speech.Synthesis.Server;

/// <summary>A server that speaks OpenAI's <c>/v1/audio/speech</c>, on this machine or another.</summary>
public sealed record SpeechServerOptions
{
    /// <summary>Where <c>/v1/audio/speech</c> is appended: <c>http://localhost:8880</c>. http or https.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The server's name of the model: <c>kokoro</c>, <c>tts-1</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The voice where the scenario names none.</summary>
    public required string Voice { get; init; }

    /// <summary>Sent as a bearer token; null for none. Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What is asked for: WAV, or bare samples.</summary>
    public SpeechServerFormat Format { get; init; }

    /// <summary>The rate of bare samples, in Hz, 8000 to 48000; a WAV says its own.</summary>
    public int PcmRateHz { get; init; } = 24000;

    /// <summary>From the request to the last byte, 1 to 120 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What is wrong, naming key and mend; empty if nothing is.</summary>
    public IEnumerable<SynthesisOptionFault> Validate()
    {
        if (!BaseUrl.IsAbsoluteUri || BaseUrl.Scheme is not ("http" or "https") || BaseUrl.UserInfo.Length > 0)
            yield return new("synthesis.server.base_url", "is no http or https address", "write it like http://localhost:8880");
        if (string.IsNullOrWhiteSpace(Model))
            yield return new("synthesis.server.model", "is empty", "name a model of the server, such as kokoro");
        if (string.IsNullOrWhiteSpace(Voice))
            yield return new("synthesis.server.voice", "is empty", "name a voice of the server");
        if (ApiKey is { } key && (key.Length == 0 || key.Any(character => character is <= ' ' or > '~')))
            yield return new(
                "synthesis.server.api_key",
                "holds characters that no header can carry",
                "copy the key again, without spaces"
            );
        if (PcmRateHz is < 8000 or > 48000)
            yield return new("synthesis.server.pcm_rate_hz", "is out of range", "give 8000 to 48000");
        if (TimeLimit < TimeSpan.FromSeconds(1) || TimeLimit > TimeSpan.FromSeconds(120))
            yield return new("synthesis.server.time_limit", "is out of range", "give 1 to 120 seconds");
    }

    /// <summary>Without the key: what is printed may be logged.</summary>
    public override string ToString() => $"{BaseUrl} {Model} {Voice}";
}

/// <summary>What a speech server is asked for.</summary>
public enum SpeechServerFormat
{
    /// <summary>A WAV file.</summary>
    Wav,

    /// <summary>16-bit mono samples, little-endian, without a header.</summary>
    Pcm,
}

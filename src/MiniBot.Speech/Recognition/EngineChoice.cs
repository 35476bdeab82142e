namespace MiniBot.Speech.Recognition;

/// <summary>An engine as configurations name it. A closed family.</summary>
public abstract record EngineChoice
{
    private const string Usage = "write sherpa-onnx:NAME, sherpa-onnx-offline:NAME, pocketsphinx, or vosk:ws://host:2700";

    private EngineChoice() { }

    /// <summary>Reads a name; false with what is wrong and how it is written.</summary>
    public static bool TryParse(string text, out EngineChoice choice, out string error)
    {
        var (engine, rest) = text.Split(':', 2) is [var first, var second] ? (first, second) : (text, "");
        EngineChoice? read = engine switch
        {
            "pocketsphinx" when rest.Length == 0 => new PocketSphinx(),
            "sherpa-onnx" when IsName(rest) => new Sherpa(rest),
            "sherpa-onnx-offline" when IsName(rest) => new SherpaOffline(rest),
            "vosk" when Uri.TryCreate(rest, UriKind.Absolute, out var server) && server.Scheme is "ws" or "wss" => new Vosk(
                server
            ),
            _ => null,
        };
        choice = read ?? new PocketSphinx();
        error = read is null ? $"'{text}' is no recogniser; {Usage}" : "";
        return read is not null;
    }

    /// <summary>A folder beside others: nothing that leads elsewhere.</summary>
    private static bool IsName(string text) =>
        text.Length is > 0 and <= 200 && text[0] != '.' && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The phrases of the scenario, on this machine.</summary>
    public sealed record PocketSphinx : EngineChoice
    {
        /// <inheritdoc />
        public override string ToString() => "pocketsphinx";
    }

    /// <summary>A streaming model, on this machine.</summary>
    /// <param name="Model">Its folder below <c>recognition/</c> of the model folder.</param>
    public sealed record Sherpa(string Model) : EngineChoice
    {
        /// <inheritdoc />
        public override string ToString() => $"sherpa-onnx:{Model}";
    }

    /// <summary>A model of whole utterances, on this machine.</summary>
    /// <param name="Model">Its folder below <c>recognition/</c> of the model folder.</param>
    public sealed record SherpaOffline(string Model) : EngineChoice
    {
        /// <inheritdoc />
        public override string ToString() => $"sherpa-onnx-offline:{Model}";
    }

    /// <summary>A Vosk server.</summary>
    /// <param name="Server">Its WebSocket address.</param>
    public sealed record Vosk(Uri Server) : EngineChoice
    {
        /// <inheritdoc />
        public override string ToString() => $"vosk:{Server}";
    }
}

using System.Text.Json.Serialization;

namespace MiniBot.Language.Ollama;

/// <summary>POST /api/chat. No messages: the model is loaded, and nothing is said.</summary>
internal sealed record OllamaQuestion(string Model, IReadOnlyList<OllamaMessage> Messages, bool Stream, string KeepAlive)
{
    /// <summary>False: a model that thinks aloud first would be too late on the telephone.</summary>
    public bool Think { get; init; }

    public OllamaSettings? Options { get; init; }
}

internal sealed record OllamaMessage(string Role, string? Content);

/// <summary>The model's settings for one question, by the names of its Modelfile.</summary>
internal sealed record OllamaSettings(int? NumPredict, float? Temperature, int NumCtx, IReadOnlyList<string>? Stop);

/// <summary>One line of the answer. Counts and durations (in nanoseconds) stand in the last.</summary>
internal sealed record OllamaPiece(
    OllamaMessage? Message,
    bool? Done,
    string? DoneReason,
    string? Error,
    long? PromptEvalCount,
    long? EvalCount,
    long? TotalDuration,
    long? LoadDuration,
    long? PromptEvalDuration,
    long? EvalDuration
);

/// <summary>GET /api/tags, what was pulled; GET /api/ps, what is loaded.</summary>
internal sealed record OllamaModels(IReadOnlyList<OllamaModel>? Models);

internal sealed record OllamaModel(string? Name, string? Model);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OllamaQuestion))]
[JsonSerializable(typeof(OllamaPiece))]
[JsonSerializable(typeof(OllamaModels))]
internal sealed partial class OllamaJson : JsonSerializerContext;

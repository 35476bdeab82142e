using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniBot.Language.OpenAi;

/// <summary>POST /v1/chat/completions.</summary>
internal sealed record OpenAiQuestion(string Model, IReadOnlyList<OpenAiMessage> Messages, bool Stream)
{
    public OpenAiStreaming StreamOptions { get; init; } = new(IncludeUsage: true);

    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }

    public IReadOnlyList<string>? Stop { get; init; }
}

internal sealed record OpenAiMessage(string Role, string? Content);

internal sealed record OpenAiStreaming(bool IncludeUsage);

/// <summary>The data of one event of the answer.</summary>
internal sealed record OpenAiPiece(IReadOnlyList<OpenAiChoice>? Choices, OpenAiUsage? Usage, JsonElement? Error);

internal sealed record OpenAiChoice(OpenAiMessage? Delta, string? FinishReason);

internal sealed record OpenAiUsage(long? PromptTokens, long? CompletionTokens, long? TotalTokens);

/// <summary>GET /v1/models.</summary>
internal sealed record OpenAiModels(IReadOnlyList<OpenAiModel>? Data);

internal sealed record OpenAiModel(string? Id);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OpenAiQuestion))]
[JsonSerializable(typeof(OpenAiPiece))]
[JsonSerializable(typeof(OpenAiModels))]
internal sealed partial class OpenAiJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniBot.Conversation.Understanding;

/// <summary>Writes <see cref="Intent"/> as <c>opt_out</c>, <c>not_interested</c>, …</summary>
public sealed class IntentJsonConverter()
    : JsonStringEnumConverter<Intent>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

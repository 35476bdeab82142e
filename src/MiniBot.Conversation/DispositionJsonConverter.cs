using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniBot.Conversation;

/// <summary>Writes <see cref="Disposition"/> as <c>LEAD</c>, <c>NOT_INTERESTED</c>, …</summary>
public sealed class DispositionJsonConverter()
    : JsonStringEnumConverter<Disposition>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false);

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MiniBot.Conversation.Journals;

/// <summary>How the lines of a journal are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(EarJsonConverter), typeof(CallTimerJsonConverter), typeof(OptOutJsonConverter)]
)]
[JsonSerializable(typeof(JournalHeader))]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    // Accents stay readable: a journal is a file, never part of a page. Lazy, since Default must exist first.
    private static readonly Lazy<JournalJson> Readable = new(() =>
        new JournalJson(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
    );

    public static JsonTypeInfo<JournalHeader> Header => Readable.Value.JournalHeader;

    public static JsonTypeInfo<JournalEntry> Entry => Readable.Value.JournalEntry;

    public static JsonTypeInfo<CallInput> Input => Readable.Value.CallInput;

    public static JsonTypeInfo<CallAction> Action => Readable.Value.CallAction;
}

internal sealed class EarJsonConverter()
    : JsonStringEnumConverter<Ear>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

internal sealed class CallTimerJsonConverter()
    : JsonStringEnumConverter<CallTimer>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

internal sealed class OptOutJsonConverter()
    : JsonStringEnumConverter<OptOut>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

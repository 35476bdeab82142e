using System.Collections.Frozen;

namespace MiniBot.Speech.Sherpa;

/// <summary>A model that hears whole utterances, by its family. A closed family.</summary>
/// <param name="Tokens">The file of its tokens.</param>
internal abstract record OfflineModelFiles(string Tokens)
{
    private const string ModelType = "model_type";

    /// <summary>Tells the family from the files of a folder; null with what is missing if it is none.</summary>
    public static OfflineModelFiles? TryFind(string path, out string? error)
    {
        if (SherpaFolder.TryOpen(path, out error) is not { } folder)
            return null;
        if (folder.Tokens() is not { } tokens)
        {
            error = $"{Path.Combine(path, "tokens.txt")} is missing";
            return null;
        }

        if ((folder.Network("encoder") ?? folder.Network("encode") ?? folder.File("encoder_model.ort")) is { } encoder)
            return FindWithEncoder(folder, encoder, tokens, out error);
        if (folder.Network("model") is { } network)
            return FindAlone(network, tokens, out error);
        error =
            $"{path} holds no offline model: encoder and decoder (whisper), preprocess, encode and decoders (moonshine), encoder, decoder and joiner (a transducer), or model.onnx (NeMo CTC, SenseVoice) is missing";
        return null;
    }

    private static OfflineModelFiles? FindWithEncoder(SherpaFolder folder, string encoder, string tokens, out string? error)
    {
        error = null;
        if (folder.File("decoder_model_merged.ort") is { } merged)
            return new MergedMoonshine(encoder, merged, tokens);
        if (folder.Network("preprocess") is { } preprocessor)
        {
            if ((folder.Network("uncached_decode"), folder.Network("cached_decode")) is ({ } uncached, { } cached))
                return new Moonshine(preprocessor, encoder, uncached, cached, tokens);
            error = $"{Path.Combine(folder.Path, "uncached_decode.onnx")} or cached_decode.onnx is missing";
            return null;
        }

        if (folder.Network("decoder") is not { } decoder)
        {
            error = $"{Path.Combine(folder.Path, "decoder.onnx")} is missing";
            return null;
        }

        if (folder.Network("joiner") is not { } joiner)
            return new Whisper(encoder, decoder, tokens);
        if (Properties(encoder, out error) is not { } properties)
            return null;
        return new Transducer(
            encoder,
            decoder,
            joiner,
            TypeOf(properties).StartsWith("EncDec", StringComparison.Ordinal),
            tokens
        );
    }

    private static OfflineModelFiles? FindAlone(string network, string tokens, out string? error)
    {
        if (Properties(network, out error) is not { } properties)
            return null;
        if (properties.ContainsKey("lfr_window_size") && properties.ContainsKey("neg_mean"))
            return new SenseVoice(network, tokens);
        if (TypeOf(properties).StartsWith("EncDec", StringComparison.Ordinal))
            return new NemoCtc(network, tokens);
        error = $"{network} is neither a SenseVoice nor a NeMo CTC model: its {ModelType} is '{TypeOf(properties)}'";
        return null;
    }

    private static FrozenDictionary<string, string>? Properties(string network, out string? error)
    {
        var properties = OnnxMetadata.TryRead(network);
        error =
            properties is null ? $"{network} is no ONNX model"
            : properties.ContainsKey("chunk_shift") ? $"{network} is a streaming model; use it with sherpa-onnx:NAME"
            : null;
        return error is null ? properties : null;
    }

    private static string TypeOf(FrozenDictionary<string, string> properties) => properties.GetValueOrDefault(ModelType, "");

    /// <summary>Whisper, in any size.</summary>
    internal sealed record Whisper(string Encoder, string Decoder, string Tokens) : OfflineModelFiles(Tokens);

    /// <summary>Moonshine, in its first form.</summary>
    internal sealed record Moonshine(
        string Preprocessor,
        string Encoder,
        string UncachedDecoder,
        string CachedDecoder,
        string Tokens
    ) : OfflineModelFiles(Tokens);

    /// <summary>Moonshine, in its second form.</summary>
    internal sealed record MergedMoonshine(string Encoder, string Decoder, string Tokens) : OfflineModelFiles(Tokens);

    /// <summary>Parakeet and other transducers of NeMo, or zipformers.</summary>
    internal sealed record Transducer(string Encoder, string Decoder, string Joiner, bool IsNemo, string Tokens)
        : OfflineModelFiles(Tokens);

    /// <summary>Parakeet and others of NeMo, with connectionist temporal classification.</summary>
    internal sealed record NemoCtc(string Network, string Tokens) : OfflineModelFiles(Tokens);

    /// <summary>SenseVoice.</summary>
    internal sealed record SenseVoice(string Network, string Tokens) : OfflineModelFiles(Tokens);
}

using System.Collections.Frozen;
using System.Globalization;

namespace MiniBot.Speech.Sherpa;

/// <summary>A streaming model, by its family. A closed family.</summary>
/// <param name="Tokens">The file of its tokens.</param>
internal abstract record OnlineModelFiles(string Tokens)
{
    private const int UsualRateHz = 16000;

    /// <summary>The rate of the audio that it takes.</summary>
    public virtual int SampleRateHz => UsualRateHz;

    /// <summary>By which the library's times are to be multiplied.</summary>
    public virtual double TimeScale => 1;

    /// <summary>True if words can be given to it that it is to expect.</summary>
    public virtual bool TakesHotwords => false;

    /// <summary>Tells the family from the files of a folder; null with what is missing if it is none.</summary>
    public static OnlineModelFiles? TryFind(string path, out string? error)
    {
        if (SherpaFolder.TryOpen(path, out error) is not { } folder)
            return null;
        if (folder.Tokens() is not { } tokens)
        {
            error = $"{Path.Combine(path, "tokens.txt")} is missing";
            return null;
        }

        if (folder.Network("encoder") is { } encoder)
            return FindWithEncoder(folder, encoder, tokens, out error);
        if ((folder.Network("ctc") ?? folder.Network("model")) is { } network)
            return FindCtc(network, tokens, out error);
        error =
            $"{path} holds no streaming model: encoder, decoder and joiner (a transducer), encoder and decoder (paraformer), or model.onnx (CTC) is missing";
        return null;
    }

    private static OnlineModelFiles? FindWithEncoder(SherpaFolder folder, string encoder, string tokens, out string? error)
    {
        error = null;
        if (folder.Network("decoder") is not { } decoder)
        {
            error = $"{Path.Combine(folder.Path, "decoder.onnx")} is missing";
            return null;
        }

        return folder.Network("joiner") is { } joiner
            ? new Transducer(encoder, decoder, joiner, tokens, folder.File("bpe.vocab"))
            : new Paraformer(encoder, decoder, tokens);
    }

    private static Ctc? FindCtc(string network, string tokens, out string? error)
    {
        if (OnnxMetadata.TryRead(network) is not { } properties)
        {
            error = $"{network} is no ONNX model";
            return null;
        }

        CtcFamily? family =
            properties.ContainsKey("decode_chunk_len") ? CtcFamily.Zipformer2
            : properties.ContainsKey("chunk_shift") ? CtcFamily.NeMo
            : properties.ContainsKey("frame_length_ms") ? CtcFamily.Tone
            : null;
        error = family is null ? $"{network} is no streaming CTC model: it says neither its chunk nor its frame length" : null;
        return family is { } known ? new Ctc(known, network, tokens) { Subsampling = SubsamplingOf(properties) } : null;
    }

    /// <summary>Frames of 10 ms to a step of the network.</summary>
    private static int SubsamplingOf(FrozenDictionary<string, string> properties) =>
        int.TryParse(properties.GetValueOrDefault("subsampling_factor"), CultureInfo.InvariantCulture, out var factor)
        && factor is > 0 and <= 64
            ? factor
            : Ctc.AssumedSubsampling;

    /// <summary>Zipformer transducers, and streaming ones of NeMo. Without the vocabulary of its word pieces hotwords cannot be spelled.</summary>
    internal sealed record Transducer(string Encoder, string Decoder, string Joiner, string Tokens, string? BpeVocabulary)
        : OnlineModelFiles(Tokens)
    {
        public override bool TakesHotwords => BpeVocabulary is not null;
    }

    /// <summary>Paraformer.</summary>
    internal sealed record Paraformer(string Encoder, string Decoder, string Tokens) : OnlineModelFiles(Tokens);

    /// <summary>One network with connectionist temporal classification.</summary>
    internal sealed record Ctc(CtcFamily Family, string Network, string Tokens) : OnlineModelFiles(Tokens)
    {
        /// <summary>The library takes each CTC network for one of four frames a step; those of NeMo mostly have eight.</summary>
        internal const int AssumedSubsampling = 4;

        private const int TelephoneRateHz = 8000;

        public int Subsampling { get; init; } = AssumedSubsampling;

        public override double TimeScale => Family == CtcFamily.NeMo ? (double)Subsampling / AssumedSubsampling : base.TimeScale;

        public override int SampleRateHz => Family == CtcFamily.Tone ? TelephoneRateHz : base.SampleRateHz;
    }
}

/// <summary>Whose network a CTC model is.</summary>
internal enum CtcFamily
{
    Zipformer2,
    NeMo,
    Tone,
}

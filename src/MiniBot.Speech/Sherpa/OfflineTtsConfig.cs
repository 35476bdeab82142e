using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>SherpaOnnxOfflineTtsConfig: field by field as in the library; strings are UTF-8, null for none. Zero scales mean the library's own.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OfflineTtsConfig
{
    public OfflineTtsModelConfig Model;
    public nint RuleFsts;
    public int MostSentences;
    public nint RuleFars;
    public float SilenceScale;

    /// <summary>SherpaOnnxOfflineTtsModelConfig: one family is filled, the others are empty.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct OfflineTtsModelConfig
    {
        public VitsConfig Vits;
        public int Threads;
        public int Debug;
        public nint Provider;
        public MatchaConfig Matcha;
        public KokoroConfig Kokoro;
        public KittenConfig Kitten;
        public ZipVoiceConfig ZipVoice;
        public PocketConfig Pocket;
        public SupertonicConfig Supertonic;
    }

    /// <summary>SherpaOnnxOfflineTtsVitsModelConfig; Piper voices too.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct VitsConfig
    {
        public nint Model;
        public nint Lexicon;
        public nint Tokens;
        public nint EspeakData;
        public float NoiseScale;
        public float DurationNoiseScale;
        public float LengthScale;
        public nint UnusedDictionary;
    }

    /// <summary>SherpaOnnxOfflineTtsMatchaModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MatchaConfig
    {
        public nint AcousticModel;
        public nint Vocoder;
        public nint Lexicon;
        public nint Tokens;
        public nint EspeakData;
        public float NoiseScale;
        public float LengthScale;
        public nint UnusedDictionary;
    }

    /// <summary>SherpaOnnxOfflineTtsKokoroModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct KokoroConfig
    {
        public nint Model;
        public nint Voices;
        public nint Tokens;
        public nint EspeakData;
        public float LengthScale;
        public nint UnusedDictionary;
        public nint Lexicon;
        public nint Language;
    }

    /// <summary>SherpaOnnxOfflineTtsKittenModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct KittenConfig
    {
        public nint Model;
        public nint Voices;
        public nint Tokens;
        public nint EspeakData;
        public float LengthScale;
    }

    /// <summary>SherpaOnnxOfflineTtsZipvoiceModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ZipVoiceConfig
    {
        public nint Tokens;
        public nint Encoder;
        public nint Decoder;
        public nint Vocoder;
        public nint EspeakData;
        public nint Lexicon;
        public float FeatureScale;
        public float TimeShift;
        public float TargetRms;
        public float GuidanceScale;
    }

    /// <summary>SherpaOnnxOfflineTtsPocketModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PocketConfig
    {
        public nint LmFlow;
        public nint LmMain;
        public nint Encoder;
        public nint Decoder;
        public nint TextConditioner;
        public nint Vocabulary;
        public nint TokenScores;
        public int VoiceCacheCapacity;
    }

    /// <summary>SherpaOnnxOfflineTtsSupertonicModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct SupertonicConfig
    {
        public nint DurationPredictor;
        public nint TextEncoder;
        public nint VectorEstimator;
        public nint Vocoder;
        public nint TtsJson;
        public nint UnicodeIndexer;
        public nint VoiceStyle;
    }
}

/// <summary>SherpaOnnxGenerationConfig: how one text is spoken.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GenerationConfig
{
    public float SilenceScale;
    public float Speed;
    public int Speaker;
    public nint ReferenceAudio;
    public int ReferenceSamples;
    public int ReferenceRateHz;
    public nint ReferenceText;
    public int Steps;
    public nint Extra;
}

/// <summary>SherpaOnnxGeneratedAudio: samples from −1 to 1, owned by the library.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GeneratedAudio
{
    public nint Samples;
    public int Count;
    public int SampleRateHz;
}

using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>SherpaOnnxOfflineRecognizerConfig: field by field as in the library; strings are UTF-8, null for none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OfflineRecognizerConfig
{
    public int SampleRateHz;
    public int FeatureDimension;
    public OfflineModelConfig Model;
    public nint LanguageModel;
    public float LanguageModelScale;
    public nint DecodingMethod;
    public int MostActivePaths;
    public nint HotwordsFile;
    public float HotwordsScore;
    public nint RuleFsts;
    public nint RuleFars;
    public float BlankPenalty;
    public nint HomophoneDictionary;
    public nint HomophoneLexicon;
    public nint HomophoneRules;

    /// <summary>SherpaOnnxOfflineModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct OfflineModelConfig
    {
        public nint TransducerEncoder;
        public nint TransducerDecoder;
        public nint TransducerJoiner;
        public nint Paraformer;
        public nint NemoCtc;
        public WhisperConfig Whisper;
        public nint Tdnn;
        public nint Tokens;
        public int Threads;
        public int Debug;
        public nint Provider;
        public nint ModelType;
        public nint ModelingUnit;
        public nint BpeVocabulary;
        public nint TeleSpeechCtc;
        public SenseVoiceConfig SenseVoice;
        public MoonshineConfig Moonshine;
        public nint FireRedEncoder;
        public nint FireRedDecoder;
        public nint Dolphin;
        public nint ZipformerCtc;
        public CanaryConfig Canary;
        public nint WenetCtc;
        public nint Omnilingual;
        public nint MedAsr;
        public FunAsrConfig FunAsr;
        public nint FireRedCtc;
        public QwenConfig Qwen;
        public CohereConfig Cohere;
    }

    /// <summary>SherpaOnnxOfflineWhisperModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct WhisperConfig
    {
        public nint Encoder;
        public nint Decoder;
        public nint Language;
        public nint Task;
        public int TailPaddings;
        public int TokenTimestamps;
        public int SegmentTimestamps;
    }

    /// <summary>SherpaOnnxOfflineSenseVoiceModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct SenseVoiceConfig
    {
        public nint Model;
        public nint Language;
        public int NumbersAsDigits;
    }

    /// <summary>SherpaOnnxOfflineMoonshineModelConfig: four networks of the first version, or encoder and merged decoder of the second.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MoonshineConfig
    {
        public nint Preprocessor;
        public nint Encoder;
        public nint UncachedDecoder;
        public nint CachedDecoder;
        public nint MergedDecoder;
    }

    /// <summary>SherpaOnnxOfflineCanaryModelConfig. Unused, as those below: there for its place.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct CanaryConfig
    {
        public nint Encoder;
        public nint Decoder;
        public nint SourceLanguage;
        public nint TargetLanguage;
        public int Punctuation;
    }

    /// <summary>SherpaOnnxOfflineFunASRNanoModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct FunAsrConfig
    {
        public nint EncoderAdaptor;
        public nint LanguageModel;
        public nint Embedding;
        public nint Tokenizer;
        public nint SystemPrompt;
        public nint UserPrompt;
        public int MostNewTokens;
        public float Temperature;
        public float TopP;
        public int Seed;
        public nint Language;
        public int NumbersAsDigits;
        public nint Hotwords;
    }

    /// <summary>SherpaOnnxOfflineQwen3ASRModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct QwenConfig
    {
        public nint Frontend;
        public nint Encoder;
        public nint Decoder;
        public nint Tokenizer;
        public int MostTokens;
        public int MostNewTokens;
        public float Temperature;
        public float TopP;
        public int Seed;
        public nint Hotwords;
    }

    /// <summary>SherpaOnnxOfflineCohereTranscribeModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct CohereConfig
    {
        public nint Encoder;
        public nint Decoder;
        public nint Language;
        public int Punctuation;
        public int NumbersAsDigits;
    }
}

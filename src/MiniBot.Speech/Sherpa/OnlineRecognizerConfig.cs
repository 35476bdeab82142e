using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>SherpaOnnxOnlineRecognizerConfig: field by field as in the library; strings are UTF-8, null for none.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OnlineRecognizerConfig
{
    public int SampleRateHz;
    public int FeatureDimension;
    public OnlineModelConfig Model;
    public nint DecodingMethod;
    public int MostActivePaths;
    public int EnableEndpoint;
    public float Rule1LeastTrailingSilence;
    public float Rule2LeastTrailingSilence;
    public float Rule3LeastUtteranceLength;
    public nint HotwordsFile;
    public float HotwordsScore;
    public nint CtcGraph;
    public int CtcMostActive;
    public nint RuleFsts;
    public nint RuleFars;
    public float BlankPenalty;
    public nint HotwordsBuffer;
    public int HotwordsBufferSize;
    public nint HomophoneDictionary;
    public nint HomophoneLexicon;
    public nint HomophoneRules;

    /// <summary>SherpaOnnxOnlineModelConfig.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct OnlineModelConfig
    {
        public nint TransducerEncoder;
        public nint TransducerDecoder;
        public nint TransducerJoiner;
        public nint ParaformerEncoder;
        public nint ParaformerDecoder;
        public nint Zipformer2Ctc;
        public nint Tokens;
        public int Threads;
        public nint Provider;
        public int Debug;
        public nint ModelType;
        public nint ModelingUnit;
        public nint BpeVocabulary;
        public nint TokensBuffer;
        public int TokensBufferSize;
        public nint NemoCtc;
        public nint ToneCtc;
    }
}

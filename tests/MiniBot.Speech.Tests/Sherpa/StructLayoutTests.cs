using MiniBot.Speech.Native;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>Every field is filled with a value of its own; the library echoes its configuration, and each value must stand under its name.</summary>
public sealed class StructLayoutTests
{
    [EngineFact(Engine.Sherpa)]
    public void VadModelConfig_EchoedByTheLibrary_IsAsFilled()
    {
        using var strings = new NativeStrings();
        var config = new VadModelConfig
        {
            Silero = Network(strings, "/absent/silero", 1),
            SampleRateHz = 16001,
            Threads = 3,
            Provider = strings.Lend("cpu"),
            Debug = 1,
            Ten = Network(strings, "", 2),
        };

        var echo = NativeEcho.Catch(() => SherpaNative.CreateVoiceActivityDetector(config, 5).ShouldBe(0));

        ShouldStandIn(
            echo,
            "SileroVadModelConfig(model=\"/absent/silero\", threshold=0.25, min_silence_duration=1.5, min_speech_duration=1.125, "
                + "max_speech_duration=21.25, window_size=512",
            "TenVadModelConfig(model=\"\", threshold=0.5, min_silence_duration=2.5, min_speech_duration=2.125, "
                + "max_speech_duration=22.25, window_size=1024",
            "sample_rate=16001, num_threads=3, provider=\"cpu\", debug=True"
        );
    }

    [EngineFact(Engine.Sherpa)]
    public void OnlineRecognizerConfig_EchoedByTheLibrary_IsAsFilled()
    {
        using var strings = new NativeStrings();
        var config = new OnlineRecognizerConfig
        {
            SampleRateHz = 16001,
            FeatureDimension = 81,
            Model = new()
            {
                TransducerEncoder = strings.Lend("/absent/encoder"),
                TransducerDecoder = strings.Lend("/absent/decoder"),
                TransducerJoiner = strings.Lend("/absent/joiner"),
                ParaformerEncoder = strings.Lend("/absent/p-encoder"),
                ParaformerDecoder = strings.Lend("/absent/p-decoder"),
                Zipformer2Ctc = strings.Lend("/absent/zipformer2"),
                Tokens = strings.Lend("/absent/tokens"),
                Threads = 3,
                Provider = strings.Lend("cpu"),
                Debug = 1,
                ModelType = strings.Lend("type-1"),
                ModelingUnit = strings.Lend("unit-1"),
                BpeVocabulary = strings.Lend("/absent/bpe"),
                NemoCtc = strings.Lend("/absent/nemo"),
                ToneCtc = strings.Lend("/absent/t-one"),
            },
            DecodingMethod = strings.Lend("greedy_search"),
            MostActivePaths = 5,
            EnableEndpoint = 1,
            Rule1LeastTrailingSilence = 1.25f,
            Rule2LeastTrailingSilence = 2.25f,
            Rule3LeastUtteranceLength = 3.25f,
            HotwordsFile = strings.Lend("/absent/hotwords"),
            HotwordsScore = 4.25f,
            CtcGraph = strings.Lend("/absent/graph"),
            CtcMostActive = 6,
            RuleFsts = strings.Lend("/absent/fsts"),
            RuleFars = strings.Lend("/absent/fars"),
            BlankPenalty = 5.25f,
            HomophoneLexicon = strings.Lend("/absent/lexicon"),
            HomophoneRules = strings.Lend("/absent/rules"),
        };

        var echo = NativeEcho.Catch(() => SherpaNative.CreateOnlineRecognizer(config).ShouldBe(0));

        ShouldStandIn(
            echo,
            "sampling_rate=16001, feature_dim=81",
            "encoder=\"/absent/encoder\", decoder=\"/absent/decoder\", joiner=\"/absent/joiner\"",
            "encoder=\"/absent/p-encoder\", decoder=\"/absent/p-decoder\"",
            "OnlineZipformer2CtcModelConfig(model=\"/absent/zipformer2\")",
            "OnlineNeMoCtcModelConfig(model=\"/absent/nemo\")",
            "OnlineToneCtcModelConfig(model=\"/absent/t-one\")",
            "provider=\"cpu\"",
            "tokens=\"/absent/tokens\", num_threads=3",
            "model_type=\"type-1\", modeling_unit=\"unit-1\", bpe_vocab=\"/absent/bpe\"",
            "min_trailing_silence=1.25",
            "min_trailing_silence=2.25",
            "min_utterance_length=3.25",
            "graph=\"/absent/graph\", max_active=6",
            "enable_endpoint=True, max_active_paths=5, hotwords_score=4.25, hotwords_file=\"/absent/hotwords\"",
            "decoding_method=\"greedy_search\", blank_penalty=5.25",
            "rule_fsts=\"/absent/fsts\", rule_fars=\"/absent/fars\"",
            "HomophoneReplacerConfig(lexicon=\"/absent/lexicon\", rule_fsts=\"/absent/rules\")"
        );
    }

    private static void ShouldStandIn(string echo, params string[] parts)
    {
        foreach (var part in parts)
            echo.ShouldContain(part);
    }

    private static VadModelConfig.VadNetwork Network(NativeStrings strings, string model, int seed) =>
        new()
        {
            Model = strings.Lend(model),
            Threshold = 0.25f * seed,
            LeastSilenceSeconds = 0.5f + seed,
            LeastSpeechSeconds = 0.125f + seed,
            WindowSamples = 512 * seed,
            MostSpeechSeconds = 20.25f + seed,
        };
}

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

    [EngineFact(Engine.Sherpa)]
    public void OfflineRecognizerConfig_EchoedByTheLibrary_IsAsFilled()
    {
        using var strings = new NativeStrings();
        var config = new OfflineRecognizerConfig
        {
            SampleRateHz = 16001,
            FeatureDimension = 81,
            Model = OfflineModel(strings),
            LanguageModel = strings.Lend("/absent/lm"),
            LanguageModelScale = 1.25f,
            DecodingMethod = strings.Lend("greedy_search"),
            MostActivePaths = 5,
            HotwordsFile = strings.Lend("/absent/hotwords"),
            HotwordsScore = 4.25f,
            RuleFsts = strings.Lend("/absent/fsts"),
            RuleFars = strings.Lend("/absent/fars"),
            BlankPenalty = 5.25f,
            HomophoneLexicon = strings.Lend("/absent/lexicon"),
            HomophoneRules = strings.Lend("/absent/rules"),
        };

        var echo = NativeEcho.Catch(() => SherpaNative.CreateOfflineRecognizer(config).ShouldBe(0));

        ShouldStandIn(
            echo,
            "sampling_rate=16001, feature_dim=81",
            "transducer=OfflineTransducerModelConfig(encoder_filename=\"/absent/encoder\", "
                + "decoder_filename=\"/absent/decoder\", joiner_filename=\"/absent/joiner\")",
            "paraformer=OfflineParaformerModelConfig(model=\"/absent/paraformer\")",
            "nemo_ctc=OfflineNemoEncDecCtcModelConfig(model=\"/absent/nemo\")",
            "whisper=OfflineWhisperModelConfig(encoder=\"/absent/w-encoder\", decoder=\"/absent/w-decoder\", "
                + "language=\"fr\", task=\"translate\", tail_paddings=11, enable_token_timestamps=True, "
                + "enable_segment_timestamps=False, )",
            "fire_red_asr=OfflineFireRedAsrModelConfig(encoder=\"/absent/f-encoder\", " + "decoder=\"/absent/f-decoder\")",
            "tdnn=OfflineTdnnModelConfig(model=\"/absent/tdnn\")",
            "zipformer_ctc=OfflineZipformerCtcModelConfig(model=\"/absent/zipformer\")",
            "wenet_ctc=OfflineWenetCtcModelConfig(model=\"/absent/wenet\")",
            "sense_voice=OfflineSenseVoiceModelConfig(model=\"/absent/sense\", language=\"ko\", use_itn=True)",
            "moonshine=OfflineMoonshineModelConfig(preprocessor=\"/absent/m-preprocessor\", "
                + "encoder=\"/absent/m-encoder\", uncached_decoder=\"/absent/m-uncached\", "
                + "cached_decoder=\"/absent/m-cached\", merged_decoder=\"/absent/m-merged\", decoder=\"\", )",
            "dolphin=OfflineDolphinModelConfig(model=\"/absent/dolphin\")",
            "canary=OfflineCanaryModelConfig(encoder=\"/absent/c-encoder\", decoder=\"/absent/c-decoder\", "
                + "src_lang=\"es\", tgt_lang=\"de\", use_pnc=False)",
            "cohere_transcribe=OfflineCohereTranscribeModelConfig(encoder=\"/absent/co-encoder\", "
                + "decoder=\"/absent/co-decoder\", language=\"pt\", use_punct=True, use_itn=False)",
            "omnilingual=OfflineOmnilingualAsrCtcModelConfig(model=\"/absent/omnilingual\")",
            "funasr_nano=OfflineFunASRNanoModelConfig(encoder_adaptor=\"/absent/adaptor\", llm=\"/absent/llm\", "
                + "embedding=\"/absent/embedding\", tokenizer=\"/absent/tokenizer\", system_prompt=\"system-1\", "
                + "user_prompt=\"user-1\", max_new_tokens=21, temperature=0.125, top_p=0.25, seed=22, language=\"it\", "
                + "itn=True, hotwords=\"hot-1\")",
            "medasr=OfflineMedAsrCtcModelConfig(model=\"/absent/medasr\")",
            "fire_red_asr_ctc=OfflineFireRedAsrCtcModelConfig(model=\"/absent/f-ctc\")",
            "qwen3_asr=OfflineQwen3ASRModelConfig(conv_frontend=\"/absent/q-frontend\", "
                + "encoder=\"/absent/q-encoder\", decoder=\"/absent/q-decoder\", tokenizer=\"/absent/q-tokenizer\", "
                + "hotwords=\"hot-2\", max_total_len=31, max_new_tokens=32, temperature=0.375, top_p=0.625, seed=33)",
            "telespeech_ctc=\"/absent/telespeech\", tokens=\"/absent/tokens\", num_threads=3, debug=True, "
                + "provider=\"cpu\", model_type=\"type-1\", modeling_unit=\"unit-1\", bpe_vocab=\"/absent/bpe\"",
            "lm_config=OfflineLMConfig(model=\"/absent/lm\", scale=1.25",
            "decoding_method=\"greedy_search\", max_active_paths=5, hotwords_file=\"/absent/hotwords\", "
                + "hotwords_score=4.25, blank_penalty=5.25, rule_fsts=\"/absent/fsts\", rule_fars=\"/absent/fars\", "
                + "hr=HomophoneReplacerConfig(lexicon=\"/absent/lexicon\", rule_fsts=\"/absent/rules\")"
        );
    }

    private static OfflineRecognizerConfig.OfflineModelConfig OfflineModel(NativeStrings strings) =>
        new()
        {
            TransducerEncoder = strings.Lend("/absent/encoder"),
            TransducerDecoder = strings.Lend("/absent/decoder"),
            TransducerJoiner = strings.Lend("/absent/joiner"),
            Paraformer = strings.Lend("/absent/paraformer"),
            NemoCtc = strings.Lend("/absent/nemo"),
            Whisper = new()
            {
                Encoder = strings.Lend("/absent/w-encoder"),
                Decoder = strings.Lend("/absent/w-decoder"),
                Language = strings.Lend("fr"),
                Task = strings.Lend("translate"),
                TailPaddings = 11,
                TokenTimestamps = 1,
                SegmentTimestamps = 0,
            },
            Tdnn = strings.Lend("/absent/tdnn"),
            Tokens = strings.Lend("/absent/tokens"),
            Threads = 3,
            Debug = 1,
            Provider = strings.Lend("cpu"),
            ModelType = strings.Lend("type-1"),
            ModelingUnit = strings.Lend("unit-1"),
            BpeVocabulary = strings.Lend("/absent/bpe"),
            TeleSpeechCtc = strings.Lend("/absent/telespeech"),
            SenseVoice = new()
            {
                Model = strings.Lend("/absent/sense"),
                Language = strings.Lend("ko"),
                NumbersAsDigits = 1,
            },
            Moonshine = new()
            {
                Preprocessor = strings.Lend("/absent/m-preprocessor"),
                Encoder = strings.Lend("/absent/m-encoder"),
                UncachedDecoder = strings.Lend("/absent/m-uncached"),
                CachedDecoder = strings.Lend("/absent/m-cached"),
                MergedDecoder = strings.Lend("/absent/m-merged"),
            },
            FireRedEncoder = strings.Lend("/absent/f-encoder"),
            FireRedDecoder = strings.Lend("/absent/f-decoder"),
            Dolphin = strings.Lend("/absent/dolphin"),
            ZipformerCtc = strings.Lend("/absent/zipformer"),
            Canary = new()
            {
                Encoder = strings.Lend("/absent/c-encoder"),
                Decoder = strings.Lend("/absent/c-decoder"),
                SourceLanguage = strings.Lend("es"),
                TargetLanguage = strings.Lend("de"),
                Punctuation = 0,
            },
            WenetCtc = strings.Lend("/absent/wenet"),
            Omnilingual = strings.Lend("/absent/omnilingual"),
            MedAsr = strings.Lend("/absent/medasr"),
            FunAsr = new()
            {
                EncoderAdaptor = strings.Lend("/absent/adaptor"),
                LanguageModel = strings.Lend("/absent/llm"),
                Embedding = strings.Lend("/absent/embedding"),
                Tokenizer = strings.Lend("/absent/tokenizer"),
                SystemPrompt = strings.Lend("system-1"),
                UserPrompt = strings.Lend("user-1"),
                MostNewTokens = 21,
                Temperature = 0.125f,
                TopP = 0.25f,
                Seed = 22,
                Language = strings.Lend("it"),
                NumbersAsDigits = 1,
                Hotwords = strings.Lend("hot-1"),
            },
            FireRedCtc = strings.Lend("/absent/f-ctc"),
            Qwen = new()
            {
                Frontend = strings.Lend("/absent/q-frontend"),
                Encoder = strings.Lend("/absent/q-encoder"),
                Decoder = strings.Lend("/absent/q-decoder"),
                Tokenizer = strings.Lend("/absent/q-tokenizer"),
                MostTokens = 31,
                MostNewTokens = 32,
                Temperature = 0.375f,
                TopP = 0.625f,
                Seed = 33,
                Hotwords = strings.Lend("hot-2"),
            },
            Cohere = new()
            {
                Encoder = strings.Lend("/absent/co-encoder"),
                Decoder = strings.Lend("/absent/co-decoder"),
                Language = strings.Lend("pt"),
                Punctuation = 1,
                NumbersAsDigits = 0,
            },
        };

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

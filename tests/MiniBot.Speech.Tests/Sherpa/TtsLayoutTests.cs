using MiniBot.Speech.Native;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>As <see cref="StructLayoutTests"/>, for synthesis: each value must stand under its name in the library's echo.</summary>
public sealed class TtsLayoutTests
{
    [EngineFact(Engine.Sherpa)]
    public void OfflineTtsConfig_EchoedByTheLibrary_IsAsFilled()
    {
        using var strings = new NativeStrings();
        nint Absent(string name) => strings.Lend($"/absent/{name}");
        var config = new OfflineTtsConfig
        {
            Model = new()
            {
                Vits = new()
                {
                    Model = Absent("v-model"),
                    Lexicon = Absent("v-lexicon"),
                    Tokens = Absent("v-tokens"),
                    EspeakData = Absent("v-data"),
                    NoiseScale = 1.25f,
                    DurationNoiseScale = 2.25f,
                    LengthScale = 3.25f,
                },
                Threads = 4,
                Debug = 1,
                Provider = strings.Lend("cpu"),
                Matcha = new()
                {
                    AcousticModel = Absent("m-model"),
                    Vocoder = Absent("m-vocoder"),
                    Lexicon = Absent("m-lexicon"),
                    Tokens = Absent("m-tokens"),
                    EspeakData = Absent("m-data"),
                    NoiseScale = 4.25f,
                    LengthScale = 5.25f,
                },
                Kokoro = new()
                {
                    Model = Absent("k-model"),
                    Voices = Absent("k-voices"),
                    Tokens = Absent("k-tokens"),
                    EspeakData = Absent("k-data"),
                    LengthScale = 6.25f,
                    Lexicon = Absent("k-lexicon"),
                    Language = strings.Lend("fr"),
                },
                Kitten = new()
                {
                    Model = Absent("t-model"),
                    Voices = Absent("t-voices"),
                    Tokens = Absent("t-tokens"),
                    EspeakData = Absent("t-data"),
                    LengthScale = 7.25f,
                },
                ZipVoice = new()
                {
                    Tokens = Absent("z-tokens"),
                    Encoder = Absent("z-encoder"),
                    Decoder = Absent("z-decoder"),
                    Vocoder = Absent("z-vocoder"),
                    EspeakData = Absent("z-data"),
                    Lexicon = Absent("z-lexicon"),
                    FeatureScale = 8.25f,
                    TimeShift = 9.25f,
                    TargetRms = 10.25f,
                    GuidanceScale = 11.25f,
                },
                Pocket = new()
                {
                    LmFlow = Absent("p-flow"),
                    LmMain = Absent("p-main"),
                    Encoder = Absent("p-encoder"),
                    Decoder = Absent("p-decoder"),
                    TextConditioner = Absent("p-text"),
                    Vocabulary = Absent("p-vocab"),
                    TokenScores = Absent("p-scores"),
                    VoiceCacheCapacity = 14,
                },
                Supertonic = new()
                {
                    DurationPredictor = Absent("s-duration"),
                    TextEncoder = Absent("s-text"),
                    VectorEstimator = Absent("s-vector"),
                    Vocoder = Absent("s-vocoder"),
                    TtsJson = Absent("s-json"),
                    UnicodeIndexer = Absent("s-indexer"),
                    VoiceStyle = Absent("s-style"),
                },
            },
            RuleFsts = Absent("fsts"),
            MostSentences = 15,
            RuleFars = Absent("fars"),
            SilenceScale = 16.25f,
        };

        var echo = NativeEcho.Catch(() => SherpaNative.CreateOfflineTts(config).ShouldBe(0));

        foreach (
            var part in new[]
            {
                "vits=OfflineTtsVitsModelConfig(model=\"/absent/v-model\", lexicon=\"/absent/v-lexicon\", tokens=\"/absent/v-tokens\", data_dir=\"/absent/v-data\", noise_scale=1.25, noise_scale_w=2.25, length_scale=3.25)",
                "matcha=OfflineTtsMatchaModelConfig(acoustic_model=\"/absent/m-model\", vocoder=\"/absent/m-vocoder\", lexicon=\"/absent/m-lexicon\", tokens=\"/absent/m-tokens\", data_dir=\"/absent/m-data\", noise_scale=4.25, length_scale=5.25)",
                "kokoro=OfflineTtsKokoroModelConfig(model=\"/absent/k-model\", voices=\"/absent/k-voices\", tokens=\"/absent/k-tokens\", lexicon=\"/absent/k-lexicon\", data_dir=\"/absent/k-data\", length_scale=6.25, lang=\"fr\")",
                "kitten=OfflineTtsKittenModelConfig(model=\"/absent/t-model\", voices=\"/absent/t-voices\", tokens=\"/absent/t-tokens\", data_dir=\"/absent/t-data\", length_scale=7.25)",
                "zipvoice=OfflineTtsZipvoiceModelConfig(tokens=\"/absent/z-tokens\", encoder=\"/absent/z-encoder\", decoder=\"/absent/z-decoder\", vocoder=\"/absent/z-vocoder\", data_dir=\"/absent/z-data\", lexicon=\"/absent/z-lexicon\", feat_scale=8.25, t_shift=9.25, target_rms=10.25, guidance_scale=11.25)",
                "pocket=OfflineTtsPocketModelConfig(lm_flow=\"/absent/p-flow\", lm_main=\"/absent/p-main\", encoder=\"/absent/p-encoder\", decoder=\"/absent/p-decoder\", text_conditioner=\"/absent/p-text\", vocab_json=\"/absent/p-vocab\", token_scores_json=\"/absent/p-scores\", voice_embedding_cache_capacity=14)",
                "supertonic=OfflineTtsSupertonicModelConfig(duration_predictor=\"/absent/s-duration\", text_encoder=\"/absent/s-text\", vector_estimator=\"/absent/s-vector\", vocoder=\"/absent/s-vocoder\", tts_json=\"/absent/s-json\", unicode_indexer=\"/absent/s-indexer\", voice_style=\"/absent/s-style\")",
                "num_threads=4, debug=True, provider=\"cpu\"",
                "rule_fsts=\"/absent/fsts\", rule_fars=\"/absent/fars\", max_num_sentences=15, silence_scale=16.25",
            }
        )
            echo.ShouldContain(part);
    }

    [EngineFact(Engine.Sherpa, Engine.Espeak)]
    public unsafe void GenerationConfig_EchoedByTheLibrary_IsAsFilled()
    {
        using var strings = new NativeStrings();
        var tts = VoiceModelFolder.TryOpen(TestModels.ToyVoice, out _).ShouldNotBeNull().Configure(strings, threads: 1);
        tts.Model.Debug = 1;
        var echo = NativeEcho.Catch(() =>
        {
            using var voice = new OfflineTtsHandle(SherpaNative.CreateOfflineTts(tts));
            var recording = stackalloc float[5];
            var config = new GenerationConfig
            {
                SilenceScale = 0.25f,
                Speed = 1.25f,
                Speaker = 0,
                ReferenceAudio = (nint)recording,
                ReferenceSamples = 5,
                ReferenceRateHz = 16001,
                ReferenceText = strings.Lend("words-1"),
                Steps = 7,
                Extra = strings.Lend("{\"lang\": \"fr\"}"),
            };
            var audio = SherpaNative.Generate(voice, "oui", config, null, 0);
            (audio is not null && audio->Count > 1000 && audio->SampleRateHz == 16000).ShouldBeTrue();
            SherpaNative.DestroyGeneratedAudio(audio);
        });

        echo.ShouldContain(
            "GenerationConfig(silence_scale=0.25, speed=1.25, sid=0, num_steps=7, reference_audio_len=5, reference_sample_rate=16001, "
                + "reference_text=\"words-1\", extra={lang: \"fr\"})"
        );
    }
}

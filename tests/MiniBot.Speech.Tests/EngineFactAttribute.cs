using MiniBot.Speech.Native;
using MiniBot.Speech.PocketSphinx;

namespace MiniBot.Speech.Tests;

/// <summary>A program, library or model that a test cannot do without.</summary>
public enum Engine
{
    PocketSphinx,
    Sherpa,
    Pico,
    Espeak,
}

/// <summary>A fact that needs real engines: skipped with the reason where one is absent, but never where the variable CI is <c>true</c>.</summary>
public sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute(params Engine[] engines)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Skip = engines.Select(Missing).FirstOrDefault(reason => reason is not null);
    }

    private static string? Missing(Engine engine) =>
        engine switch
        {
            Engine.PocketSphinx => PocketSphinxRecognizer.CheckLibrary() ?? MissingModel(TestModels.FrenchTelephone),
            Engine.Sherpa => NativeLibraries.Check(NativeLibraries.Sherpa) ?? MissingModel(TestModels.Silero),
            Engine.Pico => OnPath("pico2wave"),
            Engine.Espeak => OnPath("espeak-ng"),
            _ => throw new ArgumentOutOfRangeException(nameof(engine)),
        };

    private static string? MissingModel(string folder) =>
        Directory.Exists(folder) ? null : "the speech models are absent (MINIBOT_MODELS)";

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)))
            ? null
            : $"{program} is not installed";
}

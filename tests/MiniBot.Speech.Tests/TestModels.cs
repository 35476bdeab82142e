using MiniBot.Speech.Models;

namespace MiniBot.Speech.Tests;

/// <summary>Where the models lie that tests use.</summary>
internal static class TestModels
{
    public static ModelCatalog Catalog { get; } = new(ModelCatalog.DefaultFolder());

    public static string FrenchTelephone => Catalog.PathOf(KnownModels.FrenchTelephone);

    public static string Silero => Catalog.PathOf(KnownModels.SileroVad);

    public static string ToyVoice => Catalog.PathOf("synthesis/toy-vits-fr");

    public static string DualTones => Catalog.PathOf("recognition/toy-streaming-ctc");
}

using MiniBot.Speech.Synthesis;
using MiniBot.Speech.Synthesis.Server;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SynthesisOptionsTests
{
    private static readonly SpeechServerOptions Server = new()
    {
        BaseUrl = new Uri("http://localhost:8880"),
        Model = "kokoro",
        Voice = "ff_siwis",
    };

    [Fact]
    public void Validate_Standard_IsFine() => new SynthesisOptions().Validate().ShouldBeEmpty();

    [Fact]
    public void Validate_EverythingGiven_IsFine() =>
        new SynthesisOptions { Engines = ["model:vits-piper-fr_FR-siwis-medium", "server", "pico", "espeak"], Server = Server }
            .Validate()
            .ShouldBeEmpty();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("model:")]
    [InlineData("model:../x")]
    public void Validate_UnknownEngine_IsNamed(string engine) =>
        new SynthesisOptions { Engines = [engine] }
            .Validate()
            .ShouldHaveSingleItem()
            .Problem.ShouldContain(engine);

    [Fact]
    public void Validate_ServerIsNamedButNotDescribed_SaysSo() =>
        new SynthesisOptions { Engines = ["server"] }
            .Validate()
            .ShouldHaveSingleItem()
            .Key.ShouldBe("synthesis.server");

    [Fact]
    public void Validate_ServerIsWrong_NamesEachKey()
    {
        var wrong = Server with
        {
            BaseUrl = new Uri("ftp://x"),
            Model = "",
            Voice = " ",
            ApiKey = "a\nb",
            PcmRateHz = 1,
            TimeLimit = TimeSpan.Zero,
        };

        wrong
            .Validate()
            .Select(fault => fault.Key.Split('.')[^1])
            .ShouldBe(["base_url", "model", "voice", "api_key", "pcm_rate_hz", "time_limit"]);
        wrong.Validate().ShouldAllBe(fault => fault.Mend.Length > 0);
    }

    [Fact]
    public void Validate_LanguageIsNone_SaysSo() =>
        new SynthesisOptions { EnginesByLanguage = new Dictionary<string, IReadOnlyList<string>> { ["french"] = ["pico"] } }
            .Validate()
            .ShouldHaveSingleItem()
            .Problem.ShouldContain("french");

    [Fact]
    public void ToString_OfAServer_HidesTheKey() => (Server with { ApiKey = "secret-1" }).ToString().ShouldNotContain("secret-1");
}

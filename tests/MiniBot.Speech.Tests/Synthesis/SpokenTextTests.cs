using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("  C’est « bon »…\n", "C'est \" bon \".")]
    [InlineData("<speed level=\"1\">vite</speed>", "speed level=\"1\" vite /speed")]
    [InlineData("[[b]] \\{x} ok", "b x ok")]
    [InlineData("… !", "")]
    [InlineData("d'accord 😀", "d'accord")]
    public void For_OtherLanguage_LeavesWhatCanBeSpoken(string text, string spoken) =>
        SpokenText.For(text, "de-DE").ShouldBe(spoken);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void For_AnyText_HasNoMarkupAndIsBounded(string language) =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                var spoken = SpokenText.For(text.Get, language);
                spoken.Length.ShouldBeLessThanOrEqualTo(SpokenText.MostCharacters);
                spoken.Any(character => char.IsControl(character) || character is '<' or '[').ShouldBeFalse();
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}

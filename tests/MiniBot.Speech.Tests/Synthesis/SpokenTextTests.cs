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
    public void Normalize_Text_LeavesWhatCanBeSpoken(string text, string spoken) => SpokenText.Normalize(text).ShouldBe(spoken);

    [Fact]
    public void Normalize_AnyText_HasNoMarkupAndIsBounded() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                var spoken = SpokenText.Normalize(text.Get);
                spoken.Length.ShouldBeLessThanOrEqualTo(SpokenText.MostCharacters);
                spoken.Any(character => char.IsControl(character) || character is '<' or '[').ShouldBeFalse();
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}

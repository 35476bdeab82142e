using MiniBot.Audio.Ambience;
using MiniBot.Audio.Levels;

namespace MiniBot.Audio.Tests.Ambience;

public class SyntheticAmbienceTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public static TheoryData<AmbienceKind> Kinds => [AmbienceKind.Office, AmbienceKind.Cafe];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_SameSeed_GivesTheSameSamples(AmbienceKind kind)
    {
        var once = SyntheticAmbience.Render(kind, Length, 8000, seed: 3);
        var again = SyntheticAmbience.Render(kind, Length, 8000, seed: 3);
        var other = SyntheticAmbience.Render(kind, Length, 8000, seed: 4);

        again.Samples.Span.SequenceEqual(once.Samples.Span).ShouldBeTrue();
        other.Samples.Span.SequenceEqual(once.Samples.Span).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_AnyKind_HasTheLevelOfPrompts(AmbienceKind kind)
    {
        var audio = SyntheticAmbience.Render(kind, Length, 16000, seed: 3);

        audio.Duration.ShouldBe(Length);
        Loudness.ActiveLevelDbfs(audio).ShouldBe(Loudness.PromptDbfs, 0.5);
        Level.Measure(audio.Samples.Span).PeakDbfs.ShouldBeLessThanOrEqualTo(-5.9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Render_AnyKind_IsHeardAllTheTime(AmbienceKind kind)
    {
        var audio = SyntheticAmbience.Render(kind, Length, 8000, seed: 3);

        audio.Samples.ToArray().Chunk(1600).ShouldAllBe(part => Level.Measure(part).RmsDbfs > -40);
    }
}

namespace MiniBot.Audio.Tests.Testing;

public class AudioMatchTests
{
    [Fact]
    public void Find_PromptInAMinuteOfNoise_GivesItsPlaceAndLikeness()
    {
        var prompt = Signals.Noise(3000, 40000, seed: 5);
        var recording = Signals.Noise(300, 480000, seed: 6);
        for (var i = 0; i < prompt.Length; i++)
            recording[123456 + i] += (short)(prompt[i] / 2);

        var match = AudioMatch.Find(recording, prompt);

        match.LagSamples.ShouldBe(123456);
        match.Correlation.ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void Find_PromptThatIsNotThere_GivesLittleLikeness()
    {
        AudioMatch
            .Find(Signals.Noise(3000, 80000, seed: 1), Signals.Noise(3000, 16000, seed: 2))
            .Correlation.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Find_RecordingThatIsThePrompt_IsOneAtZero()
    {
        var prompt = Signals.Syllables(1, 8000);

        var match = AudioMatch.Find(prompt, prompt);

        match.LagSamples.ShouldBe(0);
        match.Correlation.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Find_WhatCannotBe_IsNone()
    {
        var nothing = new AudioMatch(0, -1);

        AudioMatch.Find(new short[10], new short[11]).ShouldBe(nothing);
        AudioMatch.Find(new short[100], [1, 2, 3]).ShouldBe(nothing);
        AudioMatch.Find([1, 2, 3], []).ShouldBe(nothing);
    }
}

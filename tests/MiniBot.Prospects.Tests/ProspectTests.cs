using MiniBot.Audio;
using MiniBot.Calls.Speaking;
using MiniBot.Speech.Synthesis;
using MiniBot.Telephony;

namespace MiniBot.Prospects.Tests;

/// <summary>One simulated person; the test is the agent.</summary>
public sealed class ProspectTests : IDisposable
{
    private const char NewLine = '\u2028';
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly ManualTimeProvider _time = new();
    private readonly ManualLoop _loop = new();
    private readonly FakeCallLeg _leg = new();
    private readonly PromptLibrary _prompts = new("test", (_, _) => new(Second), recordings: null);
    private readonly CancellationTokenSource _cancel = new();

    /// <summary>A second of something.</summary>
    private static SynthesisOutcome Second { get; } = new SynthesisOutcome.Spoken(new PcmAudio(Loud(8000), 8000));

    public void Dispose()
    {
        _prompts.Dispose();
        _cancel.Dispose();
    }

    [Fact]
    public void Prospect_AgentStillSpeaking_Waits()
    {
        using var voiceless = new PromptLibrary("none", (_, _) => new(new SynthesisOutcome.Failed("none")), recordings: null);
        var life = Live(Yes, new ProspectVoice(voiceless));
        Hear("Avez-vous une minute ?");
        Pass(TimeSpan.FromSeconds(5));
        _leg.SentText.ShouldBeEmpty();

        Hear($"{NewLine}");
        Pass(TimeSpan.FromMilliseconds(300));
        _leg.SentText.ShouldBeEmpty();
        Pass(TimeSpan.FromMilliseconds(100));
        _leg.SentText.ShouldBe("oui\u2028");
        Leave(life);
    }

    [Fact]
    public void Prospect_AgentGoesOnAtOnce_WaitsForTheEndOfThatToo()
    {
        var life = Live(Yes with { Types = true }, new ProspectVoice(null));
        Hear($"Avez-vous une minute ?{NewLine}");
        Pass(TimeSpan.FromMilliseconds(200));
        Hear("Allô ?");
        Pass(TimeSpan.FromSeconds(1));
        _leg.SentText.ShouldBeEmpty();

        Hear($"{NewLine}");
        Pass(TimeSpan.FromMilliseconds(500));
        _leg.SentText.ShouldBe("oui\u2028");
        Leave(life);
    }

    [Fact]
    public void Prospect_WithAVoice_SpeaksAndDoesNotType()
    {
        var life = Live(Yes, new ProspectVoice(_prompts));
        Hear($"Avez-vous une minute ?{NewLine}");
        Pass(TimeSpan.FromSeconds(2));

        _leg.Spoken.Count(sample => sample != 0).ShouldBe(8000);
        _leg.SentText.ShouldBeEmpty();
        Leave(life);
    }

    [Fact]
    public void Prospect_SaysFirst_DoesNotWaitForTheAgent()
    {
        var life = Live(Yes with { SaysFirst = "allô" }, new ProspectVoice(_prompts));
        Pass(Frame);

        _leg.Spoken.ShouldContain(sample => sample != 0);
        Leave(life);
    }

    [Fact]
    public void Prospect_AgentHangsUpWhileThePersonSpeaks_IsOver()
    {
        var life = Live(Yes with { SaysFirst = "vous êtes bien sur la messagerie" }, new ProspectVoice(_prompts));
        Pass(Frame);
        Leave(life);
    }

    [Fact]
    public void Prospect_ThenHangUp_HangsUpAfterTheLastSample()
    {
        var person = Yes with { Replies = [new PersonaReply { Say = "non", ThenHangUp = true }] };
        var life = Live(person, new ProspectVoice(_prompts));
        Hear($"Bonjour{NewLine}");
        Pass(TimeSpan.FromSeconds(1));
        _leg.IsUp.ShouldBeTrue();
        Pass(TimeSpan.FromSeconds(1));

        _loop.Finish(life);
        _leg.IsUp.ShouldBeFalse();
        _leg.Spoken.Count(sample => sample != 0).ShouldBe(8000);
    }

    [Fact]
    public void Prospect_Cancelled_Stops()
    {
        var life = Live(Yes, new ProspectVoice(_prompts));
        _cancel.Cancel();

        Should.Throw<OperationCanceledException>(() => _loop.Finish(life));
    }

    private static Persona Yes { get; } =
        new()
        {
            Id = "yes",
            FirstName = "",
            About = "",
            Expected = default,
            Replies = [new PersonaReply { When = ["minute"], Say = "oui" }],
        };

    private static short[] Loud(int samples)
    {
        var audio = new short[samples];
        audio.AsSpan().Fill(5000);
        return audio;
    }

    private Task<bool> Live(Persona persona, ProspectVoice voice) =>
        _loop.Start(async () =>
        {
            await new Prospect(persona, _leg, voice, _time).RunAsync(_cancel.Token);
            return true;
        });

    private void Hear(string text)
    {
        _leg.Type(text);
        _loop.RunUntilIdle();
    }

    private void Pass(TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Frame)
        {
            _time.Advance(Frame);
            _leg.Tick();
            _loop.RunUntilIdle();
        }
    }

    /// <summary>The agent hangs up, and the person notices.</summary>
    private void Leave(Task<bool> life)
    {
        life.IsCompleted.ShouldBeFalse();
        _leg.End(HangUpCause.Remote);
        _loop.Finish(life);
    }
}

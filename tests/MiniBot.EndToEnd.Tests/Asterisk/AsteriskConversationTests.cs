using System.Globalization;
using MiniBot.Audio.Wave;
using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Asterisk;

/// <summary>The agent talks to the numbers of a PBX (tests/peers/README.md); what it says arrives, what is said to it is heard.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskConversationTests : IAsyncLifetime
{
    private readonly AgentBench _bench = AgentBench.Open(AsteriskLines.Bot);

    private static string Disclosure => RoofScenario.Instance.Disclosure;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [AgentFact("asterisk")]
    public async Task Echo_OverTcp_GivesTheGreetingBack()
    {
        var call = await CallToItsEndAsync("1000", ";transport=tcp");

        call.Heard.ShouldContain(await SharedSpeech.PromptAsync(Disclosure));
    }

    [AgentFact("asterisk")]
    public async Task Speech_IsHeard()
    {
        var call = await CallToItsEndAsync("1001");

        call.LevelAtEnd(TimeSpan.FromSeconds(10)).ShouldBeAudible();
    }

    [AgentFact("asterisk")]
    public async Task AnsweringMachine_BeepsAndKeepsWhatWeSay()
    {
        var began = TimeProvider.System.GetUtcNow().UtcDateTime;

        var call = await CallToItsEndAsync("1006");

        call.Heard.ShouldHoldTone(1000, TimeSpan.FromSeconds(0.7));
        await ShouldBeRecordedAsync("voicemail-*.wav", began, AgentCall.TextOf(RoofScenario.Instance.Rail[0]));
    }

    [AgentFact("asterisk")]
    public async Task Silence_EndsTheCallPolitely()
    {
        var call = await CallToItsEndAsync("1007");

        call.LevelAtEnd(TimeSpan.FromSeconds(10)).RmsDbfs.ShouldBeLessThan(-60);
        call.Record.Media.PacketsReceived.ShouldBeGreaterThan(100);
    }

    [AgentFact("asterisk")]
    public async Task RemoteHangUp_DuringTheGreeting_IsNoted()
    {
        var call = await CallAsync("1008");

        call.Disposition.ShouldBe(Disposition.HungUp);
        call.Inputs<CallInput.CallerHungUp>().ShouldHaveSingleItem();
        (call.Record.EndedAt - call.Record.AnsweredAt).ShouldBeInRange(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(6));
    }

    [AgentFact("asterisk")]
    public async Task HoldAndResume_TheConversationGoesOn()
    {
        var call = await CallToItsEndAsync("1009");

        call.LevelAtEnd(TimeSpan.FromSeconds(4)).ShouldBeAudible();
    }

    [AgentFact("asterisk")]
    public async Task EarlyMedia_GreetingWaitsForTheAnswer()
    {
        var began = TimeProvider.System.GetUtcNow();

        var call = await CallToItsEndAsync("1010");

        (call.Record.AnsweredAt - began).ShouldBeGreaterThan(TimeSpan.FromSeconds(2.5));
        call.LevelAtEnd(TimeSpan.FromSeconds(10)).ShouldBeAudible();
    }

    [AgentFact("asterisk")]
    public async Task DigitsOfTheCalledParty_AreEachHeardOnce() => (await CallToItsEndAsync("1012")).Digits.ShouldBe("1234#");

    [AgentFact("asterisk")]
    public async Task CodecChange_IsHeardThrough()
    {
        var call = await CallToItsEndAsync("1014");

        call.LevelAtEnd(TimeSpan.FromSeconds(8)).ShouldBeAudible();
        call.Record.Media.PacketsDiscarded.ShouldBeLessThan(10);
    }

    [AgentFact("asterisk")]
    public async Task Recorder_HoldsTheGreeting()
    {
        var began = TimeProvider.System.GetUtcNow().UtcDateTime;

        await CallToItsEndAsync("1015");

        await ShouldBeRecordedAsync("caller-*.wav", began, Disclosure);
    }

    [AgentFact("asterisk")]
    public async Task DigitsOfOurs_AreReadBack()
    {
        var digits = Environment.ProcessId.ToString("D7", CultureInfo.InvariantCulture);
        await using var leg = await _bench.AnsweredAsync(AsteriskPeer.Uri("1016"));
        foreach (var digit in $"{digits}#")
            leg.SendDigit(digit, TimeSpan.FromMilliseconds(100));

        var call = await _bench.TalkAsync(leg);

        call.Disposition.ShouldBe(Disposition.HungUp);
        call.LevelAtEnd(TimeSpan.FromSeconds(2)).ShouldBeAudible();
        (await AsteriskPeer.ConsoleAsync("dialplan show globals")).ShouldContain($"LAST_DIGITS={digits}");
    }

    private async Task<AgentCall> CallAsync(string number, string parameters = "")
    {
        var call = await _bench.CallAsync(AsteriskPeer.Uri(number) + parameters);

        call.ShouldBeSound();
        _bench.Line.Statistics.Calls.ShouldBe(0);
        return call;
    }

    /// <summary>A party that says nothing which the agent understands: greeted, asked twice, left.</summary>
    private async Task<AgentCall> CallToItsEndAsync(string number, string parameters = "")
    {
        var call = await CallAsync(number, parameters);

        call.Disposition.ShouldBe(Disposition.NoAnswer);
        return call;
    }

    /// <summary>One of the PBX's recordings since then holds the whole prompt.</summary>
    private static async Task ShouldBeRecordedAsync(string pattern, DateTime since, string text)
    {
        var prompt = await SharedSpeech.PromptAsync(text);
        await Eventually.Async(() =>
        {
            Directory
                .EnumerateFiles(AsteriskPeer.Recordings, pattern)
                .Where(path => File.GetLastWriteTimeUtc(path) >= since)
                .Select(Wav.Read)
                .OfType<WavReading.Loaded>()
                .Max(loaded => PromptMatch.Find(loaded.File.ToMono().Samples.Span, prompt).Share)
                .ShouldBeGreaterThan(RecordingAssertions.WholePrompt);
            return Task.CompletedTask;
        });
    }
}

using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Sipp;

/// <summary>The agent talks to called parties that answer in every way but the usual one.</summary>
public sealed class SippConversationTests : IAsyncLifetime
{
    private readonly AgentBench _bench = AgentBench.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [AgentFact("sipp")]
    public async Task Echo_GivesTheGreetingBack()
    {
        var call = await CallAsync("echo");

        call.Heard.ShouldContain(await SharedSpeech.PromptAsync(RoofScenario.Instance.Disclosure));
        call.Record.Media.PacketsLost.ShouldBe(0);
    }

    [AgentFact("sipp")]
    public async Task Play_IsHeardFromBeginningToEnd()
    {
        var call = await CallAsync("play");

        call.Heard.ShouldHoldTone(1000, (call.Record.EndedAt - call.Record.AnsweredAt) * 0.8);
    }

    [AgentFact("sipp")]
    public async Task EarlyMedia_GreetingWaitsForTheAnswer()
    {
        var began = TimeProvider.System.GetUtcNow();

        var call = await CallAsync("early");

        (call.Record.AnsweredAt - began).ShouldBeGreaterThan(TimeSpan.FromSeconds(2.5));
        call.Spoken.ShouldContain(await SharedSpeech.PromptAsync(RoofScenario.Instance.Disclosure))
            .ShouldBeLessThan(AgentCall.GreetingLimit);
    }

    [AgentFact("sipp")]
    public async Task SlowAnswer_IsGreeted()
    {
        var began = TimeProvider.System.GetUtcNow();

        var call = await CallAsync("slow");

        (call.Record.AnsweredAt - began).ShouldBeGreaterThan(TimeSpan.FromSeconds(4.5));
        call.Record.Media.PacketsReceived.ShouldBe(0);
    }

    [AgentFact("sipp")]
    public async Task MalformedAnswers_AreCountedAndTheCallIsGood()
    {
        var call = await CallAsync("malformed");

        _bench.Line.Statistics.MessagesMalformed.ShouldBeGreaterThan(0);
        _bench.Line.Statistics.StrayResponses.ShouldBeGreaterThan(0);
        call.Heard.ShouldHoldTone(1000, TimeSpan.FromSeconds(5));
    }

    [AgentFact("sipp")]
    public async Task HoldAndResume_TheConversationGoesOn()
    {
        var call = await CallAsync("reinvite");

        call.LevelAtEnd(TimeSpan.FromSeconds(2)).ShouldBeAudible();
    }

    /// <summary>The whole conversation with somebody who says nothing: it ends by itself, and both ends agree that it did.</summary>
    private async Task<AgentCall> CallAsync(string scenario)
    {
        await using var party = await SippCalledParty.StartAsync(scenario);

        var call = await _bench.CallAsync(party.Uri);

        call.ShouldBeSound();
        call.Disposition.ShouldBe(Disposition.NoAnswer);
        call.Rules.ShouldBe(["disclosure", "silence.first", "silence.second"]);
        await party.ShouldHaveSeenGoodCallsAsync();
        _bench.Line.Statistics.Calls.ShouldBe(0);
        return call;
    }
}

using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Sipp;

/// <summary>Calls at the same time share the line, the media clock and the voice, and nothing else.</summary>
[Collection(AloneCollection.Name)]
public sealed class SippConcurrencyTests
{
    private const int Calls = 8;

    [AgentFact("sipp")]
    public async Task EightCallsAtOnce_AreAllGreetedAndEnd()
    {
        await using var party = await SippCalledParty.StartAsync("echo");
        await using var bench = AgentBench.Open();

        var calls = await Task.WhenAll(
            Enumerable.Range(1, Calls).Select(person => bench.CallAsync($"sip:person-{person}@{party.EndPoint}"))
        );

        var greeting = await SharedSpeech.PromptAsync(RoofScenario.Instance.Disclosure);
        foreach (var call in calls)
        {
            call.ShouldBeSound();
            call.Disposition.ShouldBe(Disposition.NoAnswer);
            call.Heard.ShouldContain(greeting);
        }

        calls.Select(call => call.Record.CallId).ShouldBeUnique();
        await party.ShouldHaveSeenGoodCallsAsync(Calls);
        bench.Line.Statistics.Calls.ShouldBe(0);
    }
}

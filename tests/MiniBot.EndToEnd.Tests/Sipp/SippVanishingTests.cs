using MiniBot.Conversation;
using MiniBot.Sip.Line;

namespace MiniBot.EndToEnd.Tests.Sipp;

/// <summary>A called party whose telephone dies after the answer: no audio, no answer to our BYE.</summary>
public sealed class SippVanishingTests
{
    [AgentFact("sipp")]
    public async Task Vanished_FailsForWantOfMediaAndLeavesNothing()
    {
        await using var party = await SippCalledParty.StartAsync("drop");
        await using var bench = AgentBench.Open(new SipLineOptions { MediaTimeout = TimeSpan.FromSeconds(3) });

        var call = await bench.CallAsync(party.Uri);

        call.Disposition.ShouldBe(Disposition.Failed);
        call.Record.Failure.ShouldNotBeNull().ShouldContain("MediaTimeout");
        bench.Line.Statistics.Calls.ShouldBe(0);
    }
}

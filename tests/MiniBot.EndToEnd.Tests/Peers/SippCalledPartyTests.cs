namespace MiniBot.EndToEnd.Tests.Peers;

public sealed class SippCalledPartyTests
{
    [PeerFact("sipp")]
    public async Task Play_CalledTwice_CountsTwoGoodCalls()
    {
        await using var party = await SippCalledParty.StartAsync("play");

        for (var call = 0; call < 2; call++)
            (await SippCaller.CallAsync(party.EndPoint, "anyone", TimeSpan.FromMilliseconds(200))).ShouldBe([180, 200, 200]);

        await Eventually.Async(async () => (await party.CountAsync()).ShouldBe(new SippCounts(Calls: 2, Open: 0, Failed: 0)));
    }

    [PeerFact("sipp")]
    public async Task Reject_WithCode_AnswersThatCode()
    {
        await using var party = await SippCalledParty.StartAsync("reject", "--code", "503", "--reason", "Out of Service");

        (await SippCaller.CallAsync(party.EndPoint, "anyone", TimeSpan.Zero)).ShouldContain(503);
    }
}

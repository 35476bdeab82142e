namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>What a called party of sipp must have seen.</summary>
internal static class SippAssertions
{
    /// <summary>Its calls went by its script to the end, and none is left open.</summary>
    public static Task ShouldHaveSeenGoodCallsAsync(this SippCalledParty party, int calls = 1) =>
        Eventually.Async(async () => (await party.CountAsync()).ShouldBe(new SippCounts(calls, Open: 0, Failed: 0)));
}

namespace MiniBot.EndToEnd.Tests.Peers;

/// <summary>The far ends behave as the tests of our own user agent presume.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskPeerTests
{
    private static readonly TimeSpan Talk = TimeSpan.FromMilliseconds(300);

    [PeerFact("asterisk", "sipp")]
    public async Task EchoNumber_CalledBySipp_Answers() =>
        (await SippCaller.CallAsync(AsteriskPeer.EndPoint, "1000", Talk)).ShouldBe([100, 200, 200]);

    [PeerFact("asterisk", "sipp")]
    public async Task EchoNumber_CalledByKnownUser_ChallengesFirst() =>
        (await SippCaller.CallAsync(AsteriskPeer.EndPoint, "1000", Talk, AsteriskPeer.BotUser)).ShouldBe([401, 100, 200, 200]);

    [PeerFact("asterisk", "sipp")]
    public async Task BusyNumber_CalledBySipp_Refuses() =>
        (await SippCaller.CallAsync(AsteriskPeer.EndPoint, "1003", Talk)).ShouldBe([100, 486]);
}

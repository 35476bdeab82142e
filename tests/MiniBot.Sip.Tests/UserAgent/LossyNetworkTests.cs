using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.UserAgent;

/// <summary>Two of our own cores over a network that loses, delays and reorders.</summary>
public sealed class LossyNetworkTests
{
    private const double Loss = 0.3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Call_OverABadNetwork_EndsOnBothSides(int seed)
    {
        var random = new Random(seed);
        var network = new SimulatedNetwork
        {
            Delay = _ => random.NextDouble() < Loss ? null : TimeSpan.FromMilliseconds(random.Next(1, 400)),
        };
        var caller = new SimulatedAgent(network, "192.0.2.1", seed);
        var called = new SimulatedAgent(network, "192.0.2.2", seed + 1000) { OnIncoming = null };
        called.OnIncoming = call =>
        {
            called.Do(new UserAgentInput.Ring(call));
            called.Do(
                random.Next(4) == 0
                    ? new UserAgentInput.Reject(call, 486)
                    : new UserAgentInput.Answer(call, SimulatedAgent.Sdp("answer"))
            );
        };
        var handle = caller.Dial("sip:called@192.0.2.2");
        network.RunSeconds(random.Next(1, 8));
        if (random.Next(2) == 0)
            caller.Do(new UserAgentInput.MakeOffer(handle, SimulatedAgent.Sdp("again")));
        network.RunSeconds(random.Next(0, 20));
        caller.Do(new UserAgentInput.HangUp(handle));
        network.RunSeconds(200);

        var results = caller.EventsOf<CallEvent.Failed>().Count() + caller.EventsOf<CallEvent.Ended>().Count();
        results.ShouldBe(1);
        called.EventsOf<CallEvent.Ended>().Count().ShouldBe(called.EventsOf<CallEvent.Incoming>().Count());
        caller.Core.CallCount.ShouldBe(0);
        called.Core.CallCount.ShouldBe(0);
        caller.Core.IsQuiet.ShouldBeTrue();
        called.Core.IsQuiet.ShouldBeTrue();
        called.EventsOf<CallEvent.Incoming>().Count().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Core_WithoutCalls_WaitsForNothingInTheEnd()
    {
        var network = new SimulatedNetwork();
        var caller = new SimulatedAgent(network, "192.0.2.1", 1);
        var called = new SimulatedAgent(network, "192.0.2.2", 2);
        called.OnIncoming = call => called.Do(new UserAgentInput.Answer(call, SimulatedAgent.Sdp("answer")));
        var handle = caller.Dial("sip:called@192.0.2.2");
        network.RunSeconds(1);
        caller.Do(new UserAgentInput.HangUp(handle));
        network.RunSeconds(100);
        caller.Core.NextTimer.ShouldBeNull();
        called.Core.NextTimer.ShouldBeNull();
        caller.SentRequests(SipMethods.Invite).Count().ShouldBe(1);
    }
}

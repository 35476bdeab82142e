namespace MiniBot.Sip.Tests.Media;

/// <summary>Two sessions with a relay between them that loses datagrams.</summary>
public sealed class MediaSessionLossTests
{
    [Fact]
    public void EveryTenthDatagramLost_TheCallGoesOn()
    {
        var random = new Random(11);
        using var pair = new MediaPair(passes: _ => random.Next(10) != 0);
        var called = new ToneExchange(1000);
        pair.Caller.Attach(new ToneExchange(400));
        pair.Called.Attach(called);
        foreach (var digit in "147")
            pair.Caller.SendDigit(digit, TimeSpan.FromMilliseconds(200));

        pair.Run(TimeSpan.FromSeconds(3));
        called.Forget();
        pair.Caller.SendText("Je préfère écrire.");
        pair.Run(TimeSpan.FromSeconds(17));

        pair.CalledEvents.Keys.ShouldBe("147");
        pair.CalledEvents.Text.ShouldBe("Je préfère écrire.");
        called.ShareOf(400).ShouldBeGreaterThan(0.6);
        var statistics = pair.Called.Statistics;
        (statistics.PacketsLost / (double)(statistics.PacketsReceived + statistics.PacketsLost)).ShouldBe(0.1, 0.03);
        pair.Caller.Statistics.RemoteFractionLost.ShouldNotBeNull().ShouldBeInRange(0.02, 0.25);
    }

    [Fact]
    public void LosslessRelay_IsSymmetric()
    {
        using var pair = new MediaPair(passes: _ => true);
        pair.Caller.SendText("oui");

        pair.Run(TimeSpan.FromSeconds(5));

        pair.CalledEvents.Text.ShouldBe("oui");
        pair.Called.Statistics.PacketsLost.ShouldBe(0);
        pair.Called.Statistics.PacketsDiscarded.ShouldBe(0);
        pair.Caller.Statistics.PacketsReceived.ShouldBeInRange(249, 250);
    }
}

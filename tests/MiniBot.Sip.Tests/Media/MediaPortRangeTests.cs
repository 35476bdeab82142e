using System.Net;
using MiniBot.Sip.Media;

namespace MiniBot.Sip.Tests.Media;

public sealed class MediaPortRangeTests
{
    [Theory]
    [InlineData(20001, 20001)]
    [InlineData(20001, 20002)]
    [InlineData(20000, 20000)]
    [InlineData(20000, 19999)]
    public void Range_WithoutAPair_IsRefused(int first, int last) =>
        Should.Throw<ArgumentException>(() => new MediaPortRange(first, last)).Message.ShouldContain($"{first}-{last}");

    [Fact]
    public void Bind_EachTime_GivesAnEvenPortAndTheNext()
    {
        var first = MediaPair.Ports.Bind(IPAddress.Loopback, out _).ShouldNotBeNull();
        var second = MediaPair.Ports.Bind(IPAddress.Loopback, out _).ShouldNotBeNull();
        try
        {
            (first.Media.Port % 2).ShouldBe(0);
            first.Control.Port.ShouldBe(first.Media.Port + 1);
            second.Media.Port.ShouldNotBe(first.Media.Port);
        }
        finally
        {
            Dispose(first);
            Dispose(second);
        }
    }

    [Fact]
    public void Bind_AllTaken_FailsNamingTheRange()
    {
        var taken = MediaPair.Ports.Bind(IPAddress.Loopback, out _).ShouldNotBeNull();
        var range = new MediaPortRange(taken.Media.Port, taken.Control.Port);
        try
        {
            range.Bind(IPAddress.Loopback, out var failure).ShouldBeNull();
            failure.ShouldContain($"{range.First}-{range.Last}");
        }
        finally
        {
            Dispose(taken);
        }
    }

    [Fact]
    public void Bind_AddressThatIsNotOurs_FailsAtOnce()
    {
        MediaPair.Ports.Bind(IPAddress.Parse("192.0.2.1"), out var failure).ShouldBeNull();

        failure.ShouldContain("AddressNotAvailable");
    }

    private static void Dispose((DatagramSocket Media, DatagramSocket Control) pair)
    {
        pair.Media.Dispose();
        pair.Control.Dispose();
    }
}

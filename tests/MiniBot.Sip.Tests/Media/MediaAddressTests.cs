using System.Net;
using System.Net.Sockets;
using MiniBot.Sip.Media;

namespace MiniBot.Sip.Tests.Media;

public sealed class MediaAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", 4000)]
    [InlineData("255.255.255.255", 65535)]
    [InlineData("2001:db8::77", 1)]
    public void WriteThenRead_IsTheIdentity(string host, int port)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(host), port);
        var address = MediaAddress.From(endPoint);
        var bytes = new byte[MediaAddress.MaxLength];

        var length = address.Write(bytes, endPoint.AddressFamily);

        MediaAddress.TryRead(bytes.AsSpan(0, length), out var read).ShouldBeTrue();
        read.ShouldBe(address);
        bytes.AsSpan(0, length).ToArray().ShouldBe(endPoint.Serialize().Buffer[..length].ToArray());
    }

    [Fact]
    public void TryRead_ShortOrUnknown_IsRefused()
    {
        var bytes = new byte[MediaAddress.MaxLength];
        MediaAddress.From(new IPEndPoint(IPAddress.IPv6Loopback, 9)).Write(bytes, AddressFamily.InterNetworkV6);

        MediaAddress.TryRead(bytes.AsSpan(0, 27), out _).ShouldBeFalse();
        MediaAddress.TryRead(bytes.AsSpan(0, 3), out _).ShouldBeFalse();
        MediaAddress.TryRead(new byte[16], out _).ShouldBeFalse();
    }
}

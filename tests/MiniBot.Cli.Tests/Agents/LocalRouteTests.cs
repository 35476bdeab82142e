using System.Net;
using MiniBot.Cli.Agents;

namespace MiniBot.Cli.Tests.Agents;

public sealed class LocalRouteTests
{
    [Theory]
    [InlineData("sip:127.0.0.1")]
    [InlineData("sip:me@127.0.0.1:5070;transport=tcp")]
    [InlineData("SIPS:{number}@127.0.0.2")]
    [InlineData("sip:")]
    [InlineData("no address at all")]
    [InlineData("sip:me@256.256.256.256.invalid")]
    public void Towards_LoopbackOrNowhere_IsLoopback(string uri) => IPAddress.IsLoopback(LocalRoute.Towards(uri)).ShouldBeTrue();
}

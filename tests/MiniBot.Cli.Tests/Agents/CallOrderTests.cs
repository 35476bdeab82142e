using MiniBot.Cli.Agents;
using MiniBot.Sip.Line;

namespace MiniBot.Cli.Tests.Agents;

public sealed class CallOrderTests
{
    [Theory]
    [InlineData("sip:me@192.0.2.1:5070", null, "sip:me@192.0.2.1:5070")]
    [InlineData("SIP:me@127.0.0.1", "sip:trunk.example", "SIP:me@127.0.0.1")]
    [InlineData("+33199000001", "sip:trunk.example:5070", "sip:+33199000001@trunk.example:5070")]
    [InlineData("01 99 00 00 01", "sips:trunk.example", "sips:+33199000001@trunk.example")]
    [InlineData("+33199000001", "sip:sip.example;transport=tcp", "sip:+33199000001@sip.example;transport=tcp")]
    [InlineData("+33199000001", null, null)]
    [InlineData("somebody", "sip:trunk.example", null)]
    [InlineData("sip:me@127.0.0.1;maddr=192.0.2.1", null, null)]
    [InlineData("", "sip:trunk.example", null)]
    public void TargetUri_IsTheUriOrTheNumberAtTheTrunk(string target, string? trunk, string? expected) =>
        Order(target, trunk).TargetUri.ShouldBe(expected);

    private static CallOrder Order(string target, string? trunk) =>
        new()
        {
            Target = target,
            Scenario = "demo-epargne",
            Database = "minibot.db",
            Line = new SipLineOptions { Trunk = trunk },
        };
}

using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Tests.Messages;

public sealed class NameAddrTests
{
    [Theory]
    [InlineData("\"A \\\"quoted\\\" <name>\" <sip:a@b>;tag=1", "A \"quoted\" <name>", "1")]
    [InlineData("Alice Smith <sip:a@b>;tag=x;q=0.5", "Alice Smith", "x")]
    [InlineData("<sip:a@b;lr>", null, null)]
    [InlineData("sip:a@b;tag=bare", null, "bare")]
    [InlineData("sip:a;user=1@b;tag=bare", null, "bare")]
    public void TryRead_EachForm_GivesNameAndTag(string text, string? name, string? tag)
    {
        NameAddr.TryRead(text, out var address).ShouldBeTrue();
        address.DisplayName.ShouldBe(name);
        address.Tag.ShouldBe(tag);
        NameAddr.TryRead(address.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(address);
    }

    [Theory]
    [InlineData("\"open <sip:a@b>")]
    [InlineData("<sip:a@b")]
    [InlineData("a, b <sip:a@b>")]
    [InlineData("sip:a@b?header=x")]
    [InlineData("<sip:a@b> junk")]
    public void TryRead_Broken_IsRefused(string text) => NameAddr.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void ToString_ControlCharactersInName_CannotBreakTheLine()
    {
        var address = new NameAddr(new SipUri { Host = "b" }) { DisplayName = "x\r\nVia: evil" };
        address.ToString().ShouldBe("\"xVia: evil\" <sip:b>");
    }
}

using MiniBot.Sip.Line;

namespace MiniBot.Sip.Tests.Line;

public sealed class SipLineOptionsTests
{
    [Fact]
    public void ToString_WithPassword_DoesNotShowIt()
    {
        var options = new SipLineOptions { User = "bot", Password = "hush-hush" };

        options.ToString().ShouldContain("bot");
        options.ToString().ShouldNotContain("hush");
    }
}

using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Tests.Messages;

public sealed class SipUriTests
{
    [Theory]
    [InlineData("sip:alice@example.com")]
    [InlineData("sips:alice:pass@example.com:5061;transport=tls;lr?subject=x")]
    [InlineData("sip:+33199000001@127.0.0.1:5080")]
    [InlineData("sip:[2001:db8::1]:5060")]
    [InlineData("sip:a%40b;par=1@example.com")]
    [InlineData("tel:+33199000001;phone-context=x")]
    public void TryRead_Written_IsTheSame(string text)
    {
        SipUri.TryRead(text, out var uri).ShouldBeTrue();
        uri.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice@example.com")]
    [InlineData("sip:")]
    [InlineData("sip:a b@example.com")]
    [InlineData("sip:a%4@example.com")]
    [InlineData("sip:example.com:0")]
    [InlineData("sip:example.com:99999")]
    [InlineData("sip:exa<mple.com")]
    [InlineData("sip:[2001:db8::1")]
    [InlineData("sip:a@b;x=1;x=2")]
    public void TryRead_Broken_IsRefused(string text) => SipUri.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void DisplayUser_Escaped_IsPlain()
    {
        SipUri.TryRead("sip:%2B33%20x@example.com", out var uri).ShouldBeTrue();
        uri.DisplayUser.ShouldBe("+33 x");
    }
}

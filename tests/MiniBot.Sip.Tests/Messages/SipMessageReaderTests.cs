using System.Text;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Tests.Messages;

public sealed class SipMessageReaderTests
{
    private const string Options =
        "OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bK1, SIP/2.0/TCP x;branch=2\r\nf: <sip:c@d>;tag=1\r\nt: <sip:a@b>\r\n"
        + "i: call\r\nCSeq: 7 OPTIONS\r\nm: <sip:c@d>,\r\n \"x, y\" <sip:e@f>\r\nX-Any: thing\r\nk: timer\r\nl: 3\r\n\r\nabcdef";

    [Fact]
    public void TryRead_CompactFoldedAndListed_IsUnderstood()
    {
        var request = Read(Options).ShouldBeOfType<SipRequest>();
        request.Vias.Length.ShouldBe(2);
        request.Vias[1].Transport.ShouldBe("TCP");
        request.From.Tag.ShouldBe("1");
        request.CSeq.ShouldBe(new CSeq(7, "OPTIONS"));
        request.Headers.List(HeaderNames.Contact).ShouldBe(["<sip:c@d>", "\"x, y\" <sip:e@f>"]);
        request.Headers.ListHas(HeaderNames.Supported, "timer").ShouldBeTrue();
        Encoding.ASCII.GetString(request.Body.Span).ShouldBe("abc");
    }

    [Fact]
    public void TryRead_Written_IsTheSame()
    {
        var message = Read(Options);
        var again = Read(Encoding.UTF8.GetString(SipMessageWriter.Write(message)));
        SipMessageWriter.Write(again).ShouldBe(SipMessageWriter.Write(message));
        again.Headers.ShouldBe(message.Headers);
        again.Vias.ShouldBe(message.Vias.AsEnumerable());
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(0, 400)];
            random.NextBytes(bytes);
            SipMessageReader.TryRead(bytes, out _, out _);
        }
    }

    [Fact]
    public void TryRead_MutatedMessages_NeverThrowsAndStaysReadable()
    {
        var random = new Random(2);
        var original = Encoding.ASCII.GetBytes(Options);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutation.Of(original, " \t\r\n\";:<>@,=%\\", random);
            if (!SipMessageReader.TryRead(bytes, out var message, out _))
                continue;
            read++;
            SipMessageReader
                .TryRead(SipMessageWriter.Write(message!), out var again, out var error)
                .ShouldBeTrue(error.ToString());
            SipMessageWriter.Write(again!).ShouldBe(SipMessageWriter.Write(message!));
        }

        read.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void TryRead_BeyondTheCaps_IsTooLarge()
    {
        var head = Options[..Options.IndexOf("X-Any", StringComparison.Ordinal)];
        Error(head + string.Concat(Enumerable.Repeat("X: y\r\n", SipLimits.Headers)) + "\r\n").ShouldBe(SipReadError.TooLarge);
        Error(head + "X: " + new string('y', SipLimits.HeaderLineBytes + 1) + "\r\n\r\n").ShouldBe(SipReadError.TooLarge);
        Error(head + string.Concat(Enumerable.Repeat("Via: SIP/2.0/UDP a\r\n", SipLimits.Vias)) + "\r\n")
            .ShouldBe(SipReadError.TooLarge);
        Error(head + new string('y', SipLimits.HeaderSectionBytes) + "\r\n\r\n").ShouldBe(SipReadError.TooLarge);
    }

    [Theory]
    [InlineData("\r\n\r\n", "KeepAlive")]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\n", "Truncated")]
    [InlineData("\0\r\n\r\n", "StartLine")]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nX: a\nVia: forged\r\n\r\n", "HeaderLine")]
    public void TryRead_NoMessage_SaysWhy(string text, string error) => Error(text).ToString().ShouldBe(error);

    private static SipMessage Read(string text)
    {
        SipMessageReader.TryRead(Encoding.UTF8.GetBytes(text), out var message, out var error).ShouldBeTrue(error.ToString());
        return message!;
    }

    private static SipReadError Error(string text)
    {
        SipMessageReader.TryRead(Encoding.UTF8.GetBytes(text), out _, out var error).ShouldBeFalse();
        return error;
    }
}

using System.Text;
using MiniBot.Sip.Sdp;

namespace MiniBot.Sip.Tests.Sdp;

public sealed class SessionDescriptionTests
{
    private const string Typical = """
        v=0
        o=trunk 42 7 IN IP4 192.0.2.1
        s=call
        i=a line that is read over
        c=IN IP4 192.0.2.1
        t=0 0
        a=sendonly
        m=audio 4000/2 RTP/AVP 8 101
        c=IN IP4 192.0.2.9/127
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=ptime:20
        m=video 0 RTP/AVP 96

        """;

    [Fact]
    public void TryRead_TypicalBody_KeepsWhatTelephonyNeeds()
    {
        var description = Read(Typical);

        description.Origin.ShouldBe(new SdpOrigin("trunk", 42, 7, "192.0.2.1"));
        description.Name.ShouldBe("call");
        description.Host.ShouldBe("192.0.2.1");
        description.Media.Length.ShouldBe(2);
        var audio = description.Media[0];
        (audio.Kind, audio.Port, audio.Transport, audio.Host).ShouldBe(("audio", 4000, "RTP/AVP", "192.0.2.9"));
        audio.Formats.ShouldBe(["8", "101"]);
        audio.Attributes.ShouldContain(new SdpAttribute("ptime", "20"));
        description.DirectionOf(audio).ShouldBe(MediaDirection.SendOnly);
        description.AddressOf(description.Media[1])!.ToString().ShouldBe("192.0.2.1");
    }

    [Fact]
    public void TryRead_LinesEndedByCrLf_ReadsTheSame() =>
        Read(Typical.ReplaceLineEndings("\r\n")).Write().ShouldBe(Read(Typical.ReplaceLineEndings("\n")).Write());

    [Fact]
    public void WriteThenRead_IsTheIdentity()
    {
        var written = Read(Typical).Write();

        Read(Encoding.UTF8.GetString(written)).Write().ShouldBe(written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v=1\no=- 1 1 IN IP4 192.0.2.1\n")]
    [InlineData("o=- 1 1 IN IP4 192.0.2.1\nv=0\n")]
    [InlineData("v=0\ns=no origin\n")]
    [InlineData("v=0\no=- one 1 IN IP4 192.0.2.1\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\no=- 1 1 IN IP4 192.0.2.1\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio 70000 RTP/AVP 8\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio -1 RTP/AVP 8\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\nm=audio 4000 RTP/AVP\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\nc=IN IP4\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\na=\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\na=x:\rm=audio 1 RTP/AVP 8\n")]
    [InlineData("v=0\no=- 1 1 IN IP4 192.0.2.1\nnonsense\n")]
    public void TryRead_Malformed_IsRefused(string body) =>
        SessionDescription.TryRead(Encoding.UTF8.GetBytes(body), out _).ShouldBeFalse();

    [Fact]
    public void TryRead_BeyondTheLimits_IsRefused()
    {
        const string head = "v=0\no=- 1 1 IN IP4 192.0.2.1\n";
        string[] bodies =
        [
            head + string.Concat(Enumerable.Repeat("m=audio 4000 RTP/AVP 8\n", SdpLimits.MediaLines + 1)),
            head + string.Concat(Enumerable.Repeat("a=x\n", SdpLimits.AttributesPerLevel + 1)),
            head + string.Concat(Enumerable.Repeat("b=x\n", SdpLimits.Lines)),
            head + "a=" + new string('x', SdpLimits.LineBytes) + "\n",
            head + "m=audio 4000 RTP/AVP" + string.Concat(Enumerable.Repeat(" 8", SdpLimits.FormatsPerMedia + 1)) + "\n",
            head + string.Concat(Enumerable.Repeat("i=" + new string('x', 1000) + "\n", 17)),
        ];

        foreach (var body in bodies)
            SessionDescription.TryRead(Encoding.UTF8.GetBytes(body), out _).ShouldBeFalse();
    }

    [Fact]
    public void TryRead_MutatedBytes_NeverThrowsAndRoundTrips()
    {
        var random = new Random(1);
        var seed = Encoding.UTF8.GetBytes(Typical);
        var read = 0;
        for (var round = 0; round < 5000; round++)
        {
            var bytes = Mutation.Of(seed, " \r\n=:/", random);
            if (!SessionDescription.TryRead(bytes, out var description))
                continue;
            read++;
            var written = description.Write();
            SessionDescription.TryRead(written, out var again).ShouldBeTrue();
            again.Write().ShouldBe(written);
        }

        read.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var random = new Random(2);
        for (var round = 0; round < 5000; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            SessionDescription.TryRead(bytes, out _).ShouldBeFalse();
        }
    }

    internal static SessionDescription Read(string body)
    {
        SessionDescription.TryRead(Encoding.UTF8.GetBytes(body), out var description).ShouldBeTrue();
        return description;
    }
}

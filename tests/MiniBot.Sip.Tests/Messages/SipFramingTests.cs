using System.Buffers;
using System.Text;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Tests.Messages;

public sealed class SipFramingTests
{
    private const string Stream =
        "\r\n\r\nOPTIONS sip:a SIP/2.0\r\nContent-Length: 4\r\n\r\nbody\r\nBYE sip:b SIP/2.0\r\nl:0\r\n\r\n\r\n\r\nACK sip:c SIP/2.0\r\n\r\n";

    [Fact]
    public void TryTake_SplitAtEveryByte_GivesTheSame()
    {
        var whole = Feed([Encoding.ASCII.GetBytes(Stream)]);
        whole.Count(m => m == "ping").ShouldBe(2);
        whole.Count.ShouldBe(5);
        for (var split = 1; split < Stream.Length; split++)
            Feed([Encoding.ASCII.GetBytes(Stream[..split]), Encoding.ASCII.GetBytes(Stream[split..])]).ShouldBe(whole);
        Feed(Stream.Select(c => new[] { (byte)c })).ShouldBe(whole);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 9999999")]
    [InlineData("Content-Length: 65535")]
    [InlineData("Content-Length: 1\r\nl: 2")]
    public void TryTake_UnusableLength_IsBroken(string header)
    {
        var buffer = new ReadOnlySequence<byte>(Encoding.ASCII.GetBytes($"BYE sip:b SIP/2.0\r\n{header}\r\n\r\n"));
        SipFraming.TryTake(ref buffer, out _).ShouldBe(SipFraming.Outcome.Broken);
    }

    [Fact]
    public void TryTake_EndlessHeader_IsBroken()
    {
        var buffer = new ReadOnlySequence<byte>(
            new byte[SipLimits.HeaderSectionBytes + 1]
                .Select(_ => (byte)'x')
                .ToArray()
        );
        SipFraming.TryTake(ref buffer, out _).ShouldBe(SipFraming.Outcome.Broken);
    }

    private static List<string> Feed(IEnumerable<byte[]> pieces)
    {
        var result = new List<string>();
        var pending = Array.Empty<byte>();
        foreach (var piece in pieces)
        {
            var buffer = new ReadOnlySequence<byte>([.. pending, .. piece]);
            while (true)
            {
                var outcome = SipFraming.TryTake(ref buffer, out var message);
                outcome.ShouldNotBe(SipFraming.Outcome.Broken);
                if (outcome == SipFraming.Outcome.Incomplete)
                    break;
                result.Add(outcome == SipFraming.Outcome.Ping ? "ping" : Encoding.ASCII.GetString(message));
            }

            pending = buffer.ToArray();
        }

        return result;
    }
}

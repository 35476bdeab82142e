using System.Text;
using MiniBot.Speech.Vosk;

namespace MiniBot.Speech.Tests.Vosk;

public sealed class VoskMessageTests
{
    [Fact]
    public void TryRead_UnknownWords_AreLeftOut()
    {
        VoskMessage
            .TryRead(
                """{"text":"[unk] oui [unk]","result":[{"word":"[unk]","start":0,"end":1},{"word":"oui","start":1,"end":2,"conf":0.5}]}"""u8.ToArray(),
                out var message
            )
            .ShouldBeTrue();

        message.IsPartial.ShouldBeFalse();
        message.Text.Text.ShouldBe("oui");
        message.Text.Words.ShouldHaveSingleItem().Confidence.ShouldBe(0.5);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"text":"oui","result":[{"word":"oui"}]}""")]
    [InlineData("""{"text":"oui","result":[7]}""")]
    [InlineData("""{"text":"oui","result":[{"word":"oui","start":"a","end":1}]}""")]
    public void TryRead_NoMessage_IsRefused(string json) =>
        VoskMessage.TryRead(Encoding.UTF8.GetBytes(json), out _).ShouldBeFalse();

    [Fact]
    public void TryRead_AnyBytes_NeverThrows()
    {
        var random = new Random(17);
        var sound = """{"text":"oui","result":[{"word":"oui","start":0.1,"end":0.2,"conf":1.0}]}"""u8.ToArray();
        for (var i = 0; i < 5000; i++)
        {
            var bytes = sound.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (VoskMessage.TryRead(bytes, out var message))
                message.Text.Confidence.ShouldBeInRange(0, 1);
        }
    }
}

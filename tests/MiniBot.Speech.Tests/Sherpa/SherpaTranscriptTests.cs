using System.Text;
using MiniBot.Speech.Recognition;
using MiniBot.Speech.Sherpa;

namespace MiniBot.Speech.Tests.Sherpa;

public sealed class SherpaTranscriptTests
{
    [Fact]
    public void Read_WordPieces_BecomeWords()
    {
        var text = Read(
            """{"text":" Je suis d'accord.","tokens":[" J","e"," suis"," d","'","ac","cord","."],"timestamps":[0.2,0.24,0.4,0.8,0.84,0.92,1.0,1.2],"ys_probs":[-0.1,-0.1,0,-0.2,-0.2,-0.2,-0.2,0]}"""
        );

        text.Text.ShouldBe("je suis d'accord");
        text.Words.Select(word => (word.Text, word.Start.TotalSeconds, word.End.TotalSeconds))
            .ShouldBe([("je", 0.2, 0.4), ("suis", 0.4, 0.72), ("d'accord", 0.8, 1.2)]);
        text.Words[0].Confidence.ShouldBe(Math.Exp(-0.1), 1e-9);
    }

    [Fact]
    public void Read_TokensAreLetters_BecomeWords()
    {
        var text = Read("""{"text":"oui non","tokens":["o","u","i"," ","n","o","n"],"timestamps":[0,0.1,0.2,0.3,0.4,0.5,0.6]}""");

        text.Words.Select(word => word.Start.TotalSeconds).ShouldBe([0, 0.4]);
        text.Confidence.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"text":"oui non","tokens":["oui"],"timestamps":[0]}""")]
    [InlineData("""{"text":"oui","tokens":["non"],"timestamps":[0]}""")]
    [InlineData("""{"text":"oui","tokens":["oui"],"timestamps":[]}""")]
    [InlineData("""{"text":"€","tokens":["€"],"timestamps":[0]}""")]
    [InlineData("""{"text":"oui"}""")]
    public void Read_TokensDoNotMakeUpTheText_WordsHaveNoTimes(string json)
    {
        var text = Read(json);

        text.IsEmpty.ShouldBeFalse();
        text.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"text":7}""")]
    [InlineData("""{"text":"oui","tokens":[1]}""")]
    [InlineData("""{"text":"oui","timestamps":["a"]}""")]
    [InlineData("""{"text":"oui","ys_probs":[nan]}""")]
    [InlineData("""{"text":" .,! "}""")]
    public void Read_Nonsense_IsNothing(string json) => Read(json).ShouldBe(RecognizedText.None);

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var random = new Random(11);
        var sound = """{"text":" oui non","tokens":[" oui"," non"],"timestamps":[0.1,0.2],"ys_probs":[-1,-2]}"""u8.ToArray();
        for (var i = 0; i < 5000; i++)
        {
            var bytes = sound.ToArray();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = SherpaTranscript.Read(bytes);
            read.Words.Length.ShouldBeLessThanOrEqualTo(read.Text.Length);
        }
    }

    private static RecognizedText Read(string json) => SherpaTranscript.Read(Encoding.UTF8.GetBytes(json));
}

using MiniBot.Speech.Recognition;
using MiniBot.Speech.Vosk;

namespace MiniBot.Speech.Tests.Vosk;

/// <summary>Over real sockets, against a server that answers as the documentation of vosk-server says, or as it should not.</summary>
public sealed class VoskRecognizerTests
{
    private const string Yes =
        """{"result":[{"conf":0.9,"end":0.6,"start":0.2,"word":"oui"},{"conf":0.7,"end":0.9,"start":0.6,"word":"merci"}],"text":"oui merci"}""";

    [Fact]
    public async Task Finish_ServerHears_GivesWordsTimesAndConfidences()
    {
        await using var server = FakeVoskServer.Start((_, isOver) => [isOver ? Yes : """{"partial":"oui"}"""]);
        using var recognizer = Open(server, phrases: ["Oui !", "non merci"]);
        using var stream = recognizer.OpenStream();

        for (var i = 0; i < 50; i++)
            stream.Accept(new short[160]);
        await Eventually.Async(() =>
        {
            stream.Partial.Text.ShouldBe("oui");
            return Task.CompletedTask;
        });
        var text = stream.Finish();

        text.Text.ShouldBe("oui merci");
        text.Confidence.ShouldBe(0.8, 1e-9);
        text.Words[1].ShouldBe(new RecognizedWord("merci", TimeSpan.FromSeconds(0.6), TimeSpan.FromSeconds(0.9), 0.7));
        server.SoundBytes.ShouldBe([50 * 320]);
        server
            .Configurations.ShouldHaveSingleItem()
            .ShouldBe("""{"config":{"sample_rate":8000,"words":true,"phrase_list":["oui","non merci","[unk]"]}}""");
        recognizer.SamplesLost.ShouldBe(0);
        stream.Partial.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Finish_ResultsInBetween_AreJoined()
    {
        await using var server = FakeVoskServer.Start((_, isOver) => [isOver ? """{"text":""}""" : """{"text":"un moment"}"""]);
        using var recognizer = Open(server);
        using var stream = recognizer.OpenStream();
        stream.Accept(new short[2 * 1600]);

        stream.Finish().Text.ShouldBe("un moment un moment");
    }

    [Fact]
    public async Task Finish_SecondUtterance_HasAConnectionOfItsOwn()
    {
        await using var server = FakeVoskServer.Start((_, isOver) => [isOver ? Yes : """{"partial":""}"""]);
        using var recognizer = Open(server);
        using var stream = recognizer.OpenStream();
        stream.Hear(new short[1600]).Text.ShouldBe("oui merci");

        stream.Hear(new short[3200]).Text.ShouldBe("oui merci");

        server.SoundBytes.ShouldBe([3200, 6400]);
        stream.Finish().IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("not json", "a message is no result")]
    [InlineData("""{"text":7}""", "a message is no result")]
    public async Task Finish_Garbage_IsRefused(string message, string cause)
    {
        await using var server = FakeVoskServer.Start((_, _) => [message]);

        FailureOf(server).Message.ShouldContain(cause);
    }

    [Fact]
    public async Task Finish_MessageIsEndless_IsRefused()
    {
        await using var server = FakeVoskServer.Start((_, _) => [new string(' ', VoskMessage.MostBytes + 1)]);

        FailureOf(server).Message.ShouldContain("a message is too long");
    }

    [Fact]
    public async Task Finish_Flood_IsRefused()
    {
        await using var server = FakeVoskServer.Start((_, _) => Enumerable.Repeat("""{"partial":"oui"}""", 1000));

        FailureOf(server).Message.ShouldContain("it answers what was not asked");
    }

    [Fact]
    public async Task Finish_ServerClosesTooEarly_IsRefused()
    {
        await using var server = FakeVoskServer.Start((_, _) => null);

        FailureOf(server).Message.ShouldContain("it closed the connection before the last result");
    }

    [Fact]
    public async Task Accept_ConnectionHasFailed_Throws()
    {
        await using var server = FakeVoskServer.Start((_, _) => ["nonsense"]);
        using var recognizer = Open(server);
        using var stream = recognizer.OpenStream();

        await Should.ThrowAsync<IOException>(async () =>
        {
            while (true)
            {
                stream.Accept(new short[160]);
                await Task.Yield();
            }
        });
    }

    [Fact]
    public async Task Finish_ServerHangs_GivesUpInTime()
    {
        var time = new ManualTimeProvider();
        await using var server = FakeVoskServer.Start(
            (_, isOver) =>
            {
                if (isOver)
                    time.Advance(TimeSpan.FromSeconds(6));
                return isOver ? null : [];
            }
        );
        using var recognizer = Open(server, time);
        using var stream = recognizer.OpenStream();
        stream.Accept(new short[160]);

        Should.Throw<TimeoutException>(() => stream.Finish());
        stream.Partial.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Finish_NobodyListens_Throws()
    {
        using var recognizer = new VoskRecognizer(new VoskOptions { Server = new Uri("ws://127.0.0.1:1/") });
        using var stream = recognizer.OpenStream();

        Should.Throw<IOException>(() => stream.Hear(new short[1600]));
    }

    [Fact]
    public void Constructor_OptionIsOutOfRange_NamesIt() =>
        Should
            .Throw<ArgumentException>(() =>
                new VoskRecognizer(new VoskOptions { Server = new Uri("http://localhost"), ConnectLimit = TimeSpan.Zero })
            )
            .Message.ShouldStartWith("server is no WebSocket address");

    private static IOException FailureOf(FakeVoskServer server)
    {
        using var recognizer = Open(server);
        using var stream = recognizer.OpenStream();
        return Should.Throw<IOException>(() => stream.Hear(new short[1600]));
    }

    private static VoskRecognizer Open(FakeVoskServer server, TimeProvider? time = null, params IReadOnlyList<string> phrases) =>
        new(
            new VoskOptions
            {
                Server = server.Address,
                Phrases = phrases,
                ConnectLimit = TimeSpan.FromSeconds(5),
                Time = time ?? TimeProvider.System,
            }
        );
}

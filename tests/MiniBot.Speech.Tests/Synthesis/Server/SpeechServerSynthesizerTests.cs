using MiniBot.Audio;
using MiniBot.Audio.Wave;
using MiniBot.Speech.Synthesis;
using MiniBot.Speech.Synthesis.Server;

namespace MiniBot.Speech.Tests.Synthesis.Server;

public sealed class SpeechServerSynthesizerTests
{
    private const string Key = "secret-key-1";
    private static readonly short[] Samples = [.. Enumerable.Range(0, 24000).Select(i => (short)(i % 2000))];
    private static readonly SpeechVoice French = new("fr-FR");

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task SynthesizeAsync_Wav_IsReadAndTheRequestIsAsDocumented()
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ok("audio/wav"), WavBytes());
        using var voice = Open(server);

        var audio = (await voice.SynthesizeAsync("Il est 14h30.", French with { Rate = 1.25 }, CancellationToken.None))
            .ShouldBeOfType<SynthesisOutcome.Spoken>()
            .Audio;

        audio.Samples.ToArray().ShouldBe(Samples);
        server.Head.ShouldStartWith("POST /v1/audio/speech HTTP/1.1");
        server.Head.ShouldContain($"Authorization: Bearer {Key}");
        server.Head.ShouldContain("Content-Type: application/json");
        Field(server, "model").ShouldBe("kokoro");
        Field(server, "voice").ShouldBe("ff_siwis");
        Field(server, "input").ShouldBe("Il est quatorze heures trente.");
        Field(server, "response_format").ShouldBe("wav");
        server.Body.GetProperty("speed").GetDouble().ShouldBe(1.25);
    }

    [Fact]
    public async Task SynthesizeAsync_PcmInChunks_IsPutTogether()
    {
        var bytes = WavBytes()[44..];
        await using var server = new FakeSpeechServer(
            FakeSpeechServer.Ascii("HTTP/1.1 200 OK\r\nContent-Type: audio/pcm\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Chunk(bytes[..1001]),
            Chunk(bytes[1001..]),
            FakeSpeechServer.Ascii("0\r\n\r\n")
        );
        using var voice = Open(server, options => options with { Format = SpeechServerFormat.Pcm });

        var audio = (await SayAsync(voice)).ShouldBeOfType<SynthesisOutcome.Spoken>().Audio;

        (audio.SampleRateHz, audio.Samples.Length).ShouldBe((24000, Samples.Length));
        Field(server, "response_format").ShouldBe("pcm");
    }

    [Fact]
    public async Task SynthesizeAsync_VoiceOfTheScenario_ComesFirst()
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ok("audio/wav"), WavBytes());
        using var voice = Open(server, options => options with { ApiKey = null });

        await voice.SynthesizeAsync("bonjour", French with { Variant = "af_bella" }, CancellationToken.None);

        Field(server, "voice").ShouldBe("af_bella");
        server.Head.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("500 Internal Server Error", "the speech server answered with HTTP status 500")]
    [InlineData("401 Unauthorized", "the speech server refuses the key: HTTP status 401")]
    [InlineData("307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/", "the speech server answered with HTTP status 307")]
    public async Task SynthesizeAsync_Status_IsTheCause(string status, string cause) =>
        (await AnswerAsync($"HTTP/1.1 {status}\r\nConnection: close\r\n\r\nthe text was: bonjour")).ShouldBe(cause);

    [Theory]
    [InlineData(
        "application/json",
        "{\"error\":\"no voice\"}",
        "the speech server answered with application/json instead of audio"
    )]
    [InlineData("text/html", "<html>", "the speech server answered with text/html instead of audio")]
    [InlineData("audio/wav", "nonsense", "the speech server sent no usable WAV: 8 bytes are too few for a WAV file.")]
    public async Task SynthesizeAsync_NoAudio_SaysWhatCame(string type, string body, string cause) =>
        (await AnswerAsync($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n{body}")).ShouldBe(cause);

    [Fact]
    public async Task SynthesizeAsync_TruncatedWav_IsRefused()
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ok("audio/wav"), WavBytes()[..2000]);
        using var voice = Open(server);

        Cause(await SayAsync(voice)).ShouldContain("cut short");
    }

    [Fact]
    public async Task SynthesizeAsync_BodyEndsBeforeItsLength_IsRefused()
    {
        await using var server = new FakeSpeechServer(
            FakeSpeechServer.Ascii("HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: 9999999\r\n\r\n"),
            WavBytes()
        );
        using var voice = Open(server);

        Cause(await SayAsync(voice)).ShouldBe("the speech server broke off");
    }

    [Fact]
    public async Task SynthesizeAsync_OddBytesOfPcm_AreRefused()
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ok("audio/pcm"), new byte[1001]);
        using var voice = Open(server, options => options with { Format = SpeechServerFormat.Pcm });

        Cause(await SayAsync(voice)).ShouldContain("no whole number");
    }

    [Fact]
    public async Task SynthesizeAsync_FileInPlaceOfPcm_IsRefused()
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ok("audio/pcm"), WavBytes());
        using var voice = Open(server, options => options with { Format = SpeechServerFormat.Pcm });

        Cause(await SayAsync(voice)).ShouldContain("bare samples");
    }

    [Fact]
    public async Task SynthesizeAsync_ServerHangs_EndsAtTheLimit()
    {
        await using var server = new FakeSpeechServer(
            async (stream, cancelled) =>
            {
                await stream.WriteAsync(FakeSpeechServer.Ok("audio/wav"), cancelled);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled);
            }
        );
        using var voice = Open(server);
        var speaking = SayAsync(voice);
        await server.Asked.Task;

        _time.Advance(TimeSpan.FromSeconds(20));

        Cause(await speaking).ShouldBe("the speech server took longer than 20 s");
    }

    [Fact]
    public async Task SynthesizeAsync_CallerCancels_Throws()
    {
        await using var server = new FakeSpeechServer(
            (_, cancelled) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled)
        );
        using var voice = Open(server);
        using var cancel = new CancellationTokenSource();
        var speaking = voice.SynthesizeAsync("bonjour", French, cancel.Token).AsTask();
        await server.Asked.Task;

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(speaking);
    }

    [Fact]
    public async Task SynthesizeAsync_EndlessAnswer_IsCutOff()
    {
        await using var server = new FakeSpeechServer(
            async (stream, cancelled) =>
            {
                await stream.WriteAsync(FakeSpeechServer.Ok("audio/wav"), cancelled);
                var flood = new byte[1 << 20];
                while (true)
                    await stream.WriteAsync(flood, cancelled);
            }
        );
        using var voice = Open(server);

        Cause(await SayAsync(voice)).ShouldBe("the speech server sent more than 32 MiB");
    }

    [Fact]
    public async Task SynthesizeAsync_NobodyListens_SaysSo()
    {
        var server = new FakeSpeechServer();
        using var voice = Open(server);
        await server.DisposeAsync();

        var cause = Cause(await SayAsync(voice));

        cause.ShouldStartWith("the speech server cannot be reached");
        cause.ShouldNotContain(Key);
    }

    [Fact]
    public void EngineId_NamesModelAndVoice_NotTheKey()
    {
        using var voice = new SpeechServerSynthesizer(Options(new Uri("http://speech.example:8880")), _time);

        voice.EngineId.ShouldBe("speech server speech.example kokoro ff_siwis");
    }

    private async Task<string> AnswerAsync(string answer)
    {
        await using var server = new FakeSpeechServer(FakeSpeechServer.Ascii(answer));
        using var voice = Open(server);
        return Cause(await SayAsync(voice));
    }

    private SpeechServerSynthesizer Open(
        FakeSpeechServer server,
        Func<SpeechServerOptions, SpeechServerOptions>? change = null
    ) => new(change?.Invoke(Options(server.Url)) ?? Options(server.Url), _time);

    private static SpeechServerOptions Options(Uri url) =>
        new()
        {
            BaseUrl = url,
            Model = "kokoro",
            Voice = "ff_siwis",
            ApiKey = Key,
        };

    private static Task<SynthesisOutcome> SayAsync(SpeechServerSynthesizer voice) =>
        voice.SynthesizeAsync("bonjour", French, CancellationToken.None).AsTask();

    private static string Cause(SynthesisOutcome outcome) => outcome.ShouldBeOfType<SynthesisOutcome.Failed>().Cause;

    private static string Field(FakeSpeechServer server, string name) => server.Body.GetProperty(name).GetString() ?? "";

    private static byte[] Chunk(byte[] bytes) =>
        [.. FakeSpeechServer.Ascii($"{bytes.Length:X}\r\n"), .. bytes, .. "\r\n"u8.ToArray()];

    private static byte[] WavBytes()
    {
        using var stream = new MemoryStream();
        Wav.Write(stream, new PcmAudio(Samples, 24000));
        return stream.ToArray();
    }
}

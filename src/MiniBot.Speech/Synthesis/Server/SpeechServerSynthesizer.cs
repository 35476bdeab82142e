using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json;
using MiniBot.Audio;
using MiniBot.Audio.Wave;

namespace MiniBot.Speech.Synthesis.Server;

/// <summary>
/// The voice of a server that speaks OpenAI's <c>/v1/audio/speech</c>: Kokoro, Chatterbox, XTTS and others have one. Bounded in time and
/// bytes; follows no redirection, so that the key goes nowhere else. Thread-safe.
/// </summary>
public sealed class SpeechServerSynthesizer : ISynthesizer, IDisposable
{
    /// <summary>More of an answer than this is refused, in bytes: some ten minutes at 24 kHz.</summary>
    public const int MostAnswerBytes = 32 << 20;

    private const int ReadBytes = 16 << 10;
    private const double SlowestSpeed = 0.25;
    private const double FastestSpeed = 4;

    private static readonly string[] TextTypes = ["text/", "application/json", "application/xml", "application/problem+json"];

    private readonly SpeechServerOptions _options;
    private readonly HttpClient _client;
    private readonly Uri _endpoint;
    private readonly TimeProvider _time;

    /// <param name="options">Valid ones.</param>
    /// <param name="time">The clock of the time limit.</param>
    public SpeechServerSynthesizer(SpeechServerOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _endpoint = new Uri($"{options.BaseUrl.AbsoluteUri.TrimEnd('/')}/v1/audio/speech");
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        EngineId = $"speech server {options.BaseUrl.Host} {options.Model} {options.Voice}";
    }

    /// <inheritdoc />
    public string EngineId { get; }

    /// <inheritdoc />
    public async ValueTask<SynthesisOutcome> SynthesizeAsync(string text, SpeechVoice voice, CancellationToken cancellationToken)
    {
        var spoken = SpokenText.For(text, voice.Language);
        if (spoken.Length == 0)
            return new SynthesisOutcome.Failed("the text has nothing to speak");
        using var limit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(spoken, voice);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return Refusal(answer) is { } refusal ? refusal : await ReadAsync(answer.Content, both.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new SynthesisOutcome.Failed($"the speech server took longer than {_options.TimeLimit.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            return new SynthesisOutcome.Failed($"the speech server cannot be reached: {failure.HttpRequestError}");
        }
        catch (IOException)
        {
            return new SynthesisOutcome.Failed("the speech server broke off");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(string text, SpeechVoice voice)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                model = _options.Model,
                voice = voice.Variant ?? _options.Voice,
                input = text,
                response_format = _options.Format == SpeechServerFormat.Pcm ? "pcm" : "wav",
                speed = Math.Clamp(voice.Rate, SlowestSpeed, FastestSpeed),
            }
        );
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_options.ApiKey is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    /// <summary>What the status or the headers already refuse; the body of an error is not repeated, for it may quote the text.</summary>
    private static SynthesisOutcome.Failed? Refusal(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status != 200)
            return new(
                status is 401 or 403
                    ? $"the speech server refuses the key: HTTP status {status}"
                    : $"the speech server answered with HTTP status {status}"
            );
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (TextTypes.Any(text => type.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            return new($"the speech server answered with {type} instead of audio");
        return answer.Content.Headers.ContentLength > MostAnswerBytes ? TooMuch() : null;
    }

    private async Task<SynthesisOutcome> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var audio = new MemoryStream();
        var buffer = new byte[ReadBytes];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (audio.Length + count > MostAnswerBytes)
                return TooMuch();
            audio.Write(buffer, 0, count);
        }

        return Decode(audio.GetBuffer().AsSpan(0, (int)audio.Length));
    }

    private SynthesisOutcome Decode(ReadOnlySpan<byte> bytes)
    {
        if (_options.Format == SpeechServerFormat.Wav)
            return Wav.TryRead(bytes, out var audio, out var error)
                ? new SynthesisOutcome.Spoken(audio)
                : new SynthesisOutcome.Failed($"the speech server sent no usable WAV: {error}");
        if (bytes.Length == 0 || bytes.Length % sizeof(short) != 0)
            return new SynthesisOutcome.Failed($"the speech server sent {bytes.Length} bytes: no whole number of 16-bit samples");
        if (bytes.StartsWith("RIFF"u8) || bytes.StartsWith("ID3"u8) || bytes.StartsWith("OggS"u8) || bytes.StartsWith("fLaC"u8))
            return new SynthesisOutcome.Failed("the speech server sent a file where bare samples were asked for");
        var samples = new short[bytes.Length / sizeof(short)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * sizeof(short))..]);
        return new SynthesisOutcome.Spoken(new PcmAudio(samples, _options.PcmRateHz));
    }

    private static SynthesisOutcome.Failed TooMuch() => new($"the speech server sent more than {MostAnswerBytes >> 20} MiB");
}

using System.Net;
using System.Security.Cryptography;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>
/// Brings one file from a web server, and goes on where it was broken off: by Range with If-Range (RFC 9110 §13.1.5, §14), so that the
/// bytes of two versions are never joined. The checksum is taken while the bytes come.
/// </summary>
/// <param name="web">Asks servers.</param>
/// <param name="options">Patience.</param>
/// <param name="time">The clock of all waits.</param>
internal sealed class Download(WebSource web, PullOptions options, TimeProvider time)
{
    /// <summary>A file whose length nobody knows may be this much longer than it is said to be about.</summary>
    private const int MostTimesAbout = 4;

    private const int BufferBytes = 128 * 1024;

    /// <summary>However often a server breaks off with something sent, this often is enough.</summary>
    private const int MostAttempts = 1000;

    /// <summary>Fetches <paramref name="wanted"/> into <paramref name="part"/>; on success its SHA-256.</summary>
    public async Task<(string? Sha256, PullProblem? Problem)> FetchAsync(
        Uri source,
        Offers.OfferedFile wanted,
        PartFile part,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var failures = 0;
        for (var attempt = 0; ; attempt++)
        {
            var before = part.Length;
            var result = await TryOnceAsync(source, wanted, part, progress, cancellationToken);
            if (result is Attempt.Whole whole)
                return (whole.Sha256, null);
            if (result is Attempt.Refused refused)
                return (null, refused.Problem);
            var broken = (Attempt.Broken)result;
            failures = part.Length > before ? 1 : failures + 1;
            var wait = broken.Wait ?? options.FirstWait * Math.Pow(2, failures - 1);
            if (failures >= options.Attempts || attempt >= MostAttempts || wait > options.LongestWait)
                return (null, broken.Problem);
            // The timer stands before anybody is told of it.
            var waiting = Task.Delay(wait, time, cancellationToken);
            progress.Report(new(wanted.Name, PullStage.Waiting, part.Length, null, wait));
            await waiting;
        }
    }

    private async Task<Attempt> TryOnceAsync(
        Uri source,
        Offers.OfferedFile wanted,
        PartFile part,
        IProgress<PullProgress> progress,
        CancellationToken cancellationToken
    )
    {
        using var guard = new StallGuard(options.StallLimit, options.StallBytes, time, cancellationToken);
        try
        {
            var journal = part.Resume(source);
            var (response, problem) = await web.GetAsync(source, request => AskFor(request, journal, part.Length), guard.Token);
            if (response is null)
                return new Attempt.Refused(problem!);
            using (response)
                return Judge(source, wanted, part, journal, response) is { } verdict
                    ? verdict
                    : await ReceiveAsync(wanted, part, response, guard, progress);
        }
        catch (OperationCanceledException) when (guard.HasStalled)
        {
            return new Attempt.Broken(
                new(
                    PullFault.Stalled,
                    $"{source.Host} sent fewer than {options.StallBytes} bytes in {options.StallLimit.TotalSeconds:0} s",
                    "try again later: it goes on where it stopped"
                )
            );
        }
        catch (HttpRequestException failure)
        {
            return new Attempt.Broken(Offline(source, failure.Message));
        }
    }

    private static void AskFor(HttpRequestMessage request, PartJournal? journal, long have)
    {
        if (journal?.Validator is not { } validator)
            return;
        request.Headers.Range = new(have, null);
        request.Headers.TryAddWithoutValidation("If-Range", validator);
    }

    /// <summary>What the head of an answer decides: null to go on and receive the body.</summary>
    private Attempt? Judge(
        Uri source,
        Offers.OfferedFile wanted,
        PartFile part,
        PartJournal? journal,
        HttpResponseMessage response
    )
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                var length = response.Content.Headers.ContentLength;
                if (WrongLength(wanted, length) is { } wrong)
                    return new Attempt.Refused(wrong);
                part.Begin(new PartJournal(source.AbsoluteUri, ValidatorOf(response), length));
                return RoomFor(part, length ?? wanted.Bytes);
            case HttpStatusCode.PartialContent:
                var range = response.Content.Headers.ContentRange;
                if (journal is not null && range?.From == part.Length && (range.Length ?? journal.Length) == journal.Length)
                    return WrongLength(wanted, range.Length) is { } other
                        ? new Attempt.Refused(other)
                        : RoomFor(part, (range.To + 1 - range.From) ?? 0);
                part.Drop();
                return new Attempt.Broken(Offline(source, "it sent another part of the file than the one asked for"));
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                part.Drop();
                return new Attempt.Broken(Offline(source, "it does not have the rest of the file (416)"), TimeSpan.Zero);
            default:
                return Refusal(source, response);
        }
    }

    private Attempt Refusal(Uri source, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new Attempt.Refused(
                    new(
                        PullFault.AccessDenied,
                        $"{source.Host} does not give the file to everybody ({status})",
                        HubToken.IsHub(source)
                            ? $"accept the model's terms on its page, and put your token into {HubToken.Variables[0]}"
                            : "download it by hand, and use --from FOLDER"
                    )
                );
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new Attempt.Refused(
                    new(PullFault.NotFound, $"{source} is not there ({status})", "use a mirror or a copy with --from")
                );
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                var wait = RetryAfter(response);
                return new Attempt.Broken(
                    new(
                        PullFault.RateLimited,
                        $"{source.Host} asks for patience ({status})",
                        wait is { } asked
                            ? $"try again in {asked.TotalSeconds:0} s: it goes on where it stopped"
                            : "try again later"
                    ),
                    wait
                );
            case >= HttpStatusCode.InternalServerError:
                return new Attempt.Broken(Offline(source, $"it has trouble of its own ({status})"));
            default:
                return new Attempt.Refused(
                    new(PullFault.WrongContent, $"{source.Host} answers {status}", "use a mirror or a copy with --from")
                );
        }
    }

    private async Task<Attempt> ReceiveAsync(
        Offers.OfferedFile wanted,
        PartFile part,
        HttpResponseMessage response,
        StallGuard guard,
        IProgress<PullProgress> progress
    )
    {
        var most = wanted.IsExact ? wanted.Bytes : wanted.Bytes * MostTimesAbout;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var buffer = new byte[BufferBytes];
        for (int read; (read = await file.ReadAsync(buffer, guard.Token)) > 0; )
            hash.AppendData(buffer, 0, read);
        var total = response.Content.Headers.ContentLength is { } rest ? file.Length + rest : (long?)null;
        await using var body = await response.Content.ReadAsStreamAsync(guard.Token);
        while (true)
        {
            int read;
            try
            {
                read = await body.ReadAsync(buffer, guard.Token);
            }
            catch (IOException failure)
            {
                // What came is on the disk: the next attempt goes on from there.
                return new Attempt.Broken(Offline(response.RequestMessage!.RequestUri!, failure.Message));
            }

            if (read == 0)
                break;
            if (file.Length + read > most)
                return new Attempt.Refused(TooLong(wanted, most));
            if (await TryWriteAsync(file, buffer.AsMemory(0, read), guard.Token) is { } full)
                return new Attempt.Refused(full);
            hash.AppendData(buffer, 0, read);
            guard.Note(read);
            progress.Report(new(wanted.Name, PullStage.Fetching, file.Length, total ?? wanted.Bytes));
        }

        return total is { } all && file.Length < all
            ? new Attempt.Broken(Offline(response.RequestMessage!.RequestUri!, "it broke off"))
            : new Attempt.Whole(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<PullProblem?> TryWriteAsync(
        FileStream file,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await file.WriteAsync(bytes, cancellationToken);
            await file.FlushAsync(cancellationToken);
            return null;
        }
        catch (IOException failure)
        {
            return DiskRoom.Explain(failure);
        }
    }

    private static Attempt.Refused? RoomFor(PartFile part, long bytes) =>
        DiskRoom.Check(Path.GetDirectoryName(part.Path)!, bytes) is { } full ? new Attempt.Refused(full) : null;

    private static PullProblem? WrongLength(Offers.OfferedFile wanted, long? length) =>
        length switch
        {
            null => null,
            { } whole when wanted.IsExact && whole != wanted.Bytes => new(
                PullFault.WrongContent,
                $"{wanted.Name} has {whole} bytes there instead of {wanted.Bytes}",
                "use a mirror or a copy with --from"
            ),
            { } whole when whole > wanted.Bytes * MostTimesAbout => TooLong(wanted, wanted.Bytes * MostTimesAbout),
            _ => null,
        };

    private static PullProblem TooLong(Offers.OfferedFile wanted, long most) =>
        new(PullFault.WrongContent, $"{wanted.Name} is longer than {most} bytes there", "use a mirror or a copy with --from");

    private static string? ValidatorOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false, Tag: var tag } ? tag : response.Content.Headers.LastModified?.ToString("R");

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
            _ => null,
        };

    private static PullProblem Offline(Uri source, string cause) =>
        new(
            PullFault.Offline,
            $"{source.Host}: {cause}",
            "try again: it goes on where it stopped; without a network, download it elsewhere and use --from FOLDER"
        );

    /// <summary>How one attempt ended.</summary>
    private abstract record Attempt
    {
        public sealed record Whole(string Sha256) : Attempt;

        /// <summary>Worth another attempt.</summary>
        public sealed record Broken(PullProblem Problem, TimeSpan? Wait = null) : Attempt;

        public sealed record Refused(PullProblem Problem) : Attempt;
    }
}

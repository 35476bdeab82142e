using System.Net;

namespace MiniBot.Speech.Models.Pulling;

/// <summary>Asks web servers for files, following redirects itself: a token does not go along, and https does not become http.</summary>
/// <param name="http">Sends one request and follows nothing.</param>
/// <param name="token">The user's key to the hub, or null.</param>
internal sealed class WebSource(HttpMessageInvoker http, HubToken? token)
{
    private const int MostRedirects = 10;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(20);

    /// <summary>A client for <see cref="WebSource"/>; the caller disposes it.</summary>
    public static HttpMessageInvoker OpenClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = ConnectLimit,
            }
        );

    /// <summary>The answer to a GET, its body not yet read; the caller disposes it. Null with the problem if a redirect is unsafe.</summary>
    /// <param name="source">Where to begin.</param>
    /// <param name="prepare">Adds headers to each request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(HttpResponseMessage? Response, PullProblem? Problem)> GetAsync(
        Uri source,
        Action<HttpRequestMessage> prepare,
        CancellationToken cancellationToken
    )
    {
        var address = source;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.ParseAdd("minibot");
            prepare(request);
            token?.AddTo(request);
            var response = await http.SendAsync(request, cancellationToken);
            if (Next(address, response) is not { } next)
                return (response, null);
            response.Dispose();
            if (next.Scheme != address.Scheme && next.Scheme != Uri.UriSchemeHttps)
                return (null, Unsafe($"{address.Host} redirects to {next.Scheme}://{next.Host}"));
            address = next;
        }

        return (null, Unsafe($"{source.Host} redirects more than {MostRedirects} times"));
    }

    private static Uri? Next(Uri address, HttpResponseMessage response) =>
        response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private static PullProblem Unsafe(string cause) =>
        new(PullFault.UnsafeRedirect, cause, "use a mirror that you trust with --from");
}

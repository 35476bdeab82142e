using System.Net;
using MiniBot.Speech.Models.Pulling;

namespace MiniBot.Speech.Tests.Models.Pulling;

public sealed class HubTokenTests : IDisposable
{
    private static readonly byte[] s_content = PullBench.Content(1000);

    private readonly PullBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("https://huggingface.co/a/b", true)]
    [InlineData("https://HuggingFace.co/a", true)]
    [InlineData("http://huggingface.co/a", false)]
    [InlineData("https://huggingface.co:8443/a", false)]
    [InlineData("https://huggingface.co.evil.example/a", false)]
    [InlineData("https://cdn-lfs.huggingface.co/a", false)]
    [InlineData("https://evil.example/huggingface.co", false)]
    [InlineData("https://huggingface.co@evil.example/a", false)]
    public void AddTo_OnlyTheHubOverHttps_GetsIt(string address, bool gets)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);

        HubToken.From("hf_secret")!.AddTo(request);

        (request.Headers.Authorization?.Parameter == "hf_secret").ShouldBe(gets);
    }

    [Fact]
    public async Task Pull_HubRedirectsElsewhere_TheTokenStays()
    {
        var asked = new List<(string Host, bool Bearer)>();
        using var http = new HttpMessageInvoker(
            new FakeWeb(request =>
            {
                asked.Add((request.RequestUri!.Host, request.Headers.Authorization is not null));
                return request.RequestUri.Host == "huggingface.co"
                    ? Redirect("https://cdn.example.org/signed")
                    : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(s_content) };
            })
        );

        var outcome = await _bench.PullFromAsync(PullBench.Offer(s_content), "https://huggingface.co/x/resolve/main", http);

        outcome.ShouldBeOfType<PullOutcome.Pulled>();
        asked.ShouldBe([("huggingface.co", true), ("cdn.example.org", false)]);
    }

    [Fact]
    public async Task Pull_RedirectLeavesHttps_IsRefused()
    {
        using var http = new HttpMessageInvoker(new FakeWeb(_ => Redirect("http://plain.example/x")));

        var problem = await FailAsync(http);

        problem.Fault.ShouldBe(PullFault.UnsafeRedirect);
        problem.Cause.ShouldContain("http://plain.example");
    }

    [Fact]
    public async Task Pull_RedirectsForEver_IsRefused()
    {
        using var http = new HttpMessageInvoker(new FakeWeb(_ => Redirect("https://huggingface.co/again")));

        (await FailAsync(http)).Fault.ShouldBe(PullFault.UnsafeRedirect);
    }

    [Fact]
    public async Task Pull_HubWantsAnAccount_SaysWhereTheTokenGoesAndNotWhatItIs()
    {
        using var http = new HttpMessageInvoker(new FakeWeb(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized)));

        var problem = await FailAsync(http);

        problem.Fault.ShouldBe(PullFault.AccessDenied);
        problem.Mend.ShouldContain("HUGGINGFACE_TOKEN");
        problem.ToString().ShouldNotContain("hf_secret");
        HubToken.From("hf_secret")!.ToString().ShouldNotContain("hf_secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nX: y")]
    public void From_WhatNoHeaderMayHold_IsNoToken(string text) => HubToken.From(text).ShouldBeNull();

    private async Task<PullProblem> FailAsync(HttpMessageInvoker http) =>
        (await _bench.PullFromAsync(PullBench.Offer(s_content), "https://huggingface.co/x/", http))
            .ShouldBeOfType<PullOutcome.Failed>()
            .Problem;

    private static HttpResponseMessage Redirect(string to) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(to) } };

    /// <summary>The web, as a test says it is.</summary>
    private sealed class FakeWeb(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer(request);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}

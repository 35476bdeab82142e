using MiniBot.Sip.Authentication;
using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Tests.Authentication;

public sealed class DigestTests
{
    private const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static readonly DigestCredentials s_mufasa = new("Mufasa", "Circle of Life");

    /// <summary>RFC 7616 §3.9.1.</summary>
    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Compute_RfcVector_Matches(string algorithm, string expected) =>
        DigestResponse
            .Compute(Challenge(algorithm, ", qop=\"auth, auth-int\""), s_mufasa, "GET", "/dir/index.html", ClientNonce, 1)
            .ShouldBe(expected);

    /// <summary>RFC 2617 §3.5 without qop: the older form.</summary>
    [Fact]
    public void Compute_WithoutQop_LeavesTheCountOut()
    {
        var challenge = Challenge("MD5", "");
        var expected = DigestAlgorithm.Md5.Hash(
            $"{DigestAlgorithm.Md5.Hash("Mufasa:http-auth@example.org:Circle of Life")}:{Nonce}:{DigestAlgorithm.Md5.Hash("GET:/dir/index.html")}"
        );
        DigestResponse.Compute(challenge, s_mufasa, "GET", "/dir/index.html", ClientNonce, 1).ShouldBe(expected);
        DigestResponse.Write(challenge, s_mufasa, "GET", "/dir/index.html", ClientNonce, 1).ShouldNotContain("nc=");
    }

    [Theory]
    [InlineData("MD5-sess")]
    [InlineData("SHA-256-sess")]
    public void Compute_SessionAlgorithm_HashesTheNoncesIn(string algorithm)
    {
        var session = DigestResponse.Compute(Challenge(algorithm, ", qop=auth"), s_mufasa, "GET", "/", ClientNonce, 1);
        var other = DigestResponse.Compute(Challenge(algorithm, ", qop=auth"), s_mufasa, "GET", "/", "other", 1);
        var plain = DigestResponse.Compute(Challenge(algorithm[..^5], ", qop=auth"), s_mufasa, "GET", "/", ClientNonce, 1);
        new[] { session, other, plain }.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("Basic realm=\"r\"")]
    [InlineData("Digest realm=\"r\"")]
    [InlineData("Digest nonce=\"n\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n")]
    public void TryRead_WhatCannotBeMet_IsRefused(string value) => DigestChallenge.TryRead(value, out _).ShouldBeFalse();

    [Fact]
    public void Strongest_AmongSeveral_IsSha256()
    {
        SipHeader[] headers =
        [
            new(HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"1\", algorithm=SHA-512-256"),
            new(HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"2\", algorithm=SHA-256, opaque=\"o\\\"x\""),
            new(HeaderNames.WwwAuthenticate, "Digest realm=\"r\", nonce=\"3\""),
        ];
        var best = DigestChallenge.Strongest(headers).ShouldNotBeNull();
        best.Nonce.ShouldBe("2");
        best.Opaque.ShouldBe("o\"x");
    }

    [Fact]
    public void Credentials_Printed_HideThePassword() => s_mufasa.ToString().ShouldNotContain("Circle");

    private static DigestChallenge Challenge(string algorithm, string rest)
    {
        var value = $"Digest realm=\"http-auth@example.org\", nonce=\"{Nonce}\", algorithm={algorithm}{rest}";
        DigestChallenge.TryRead(value, out var challenge).ShouldBeTrue();
        return challenge;
    }
}

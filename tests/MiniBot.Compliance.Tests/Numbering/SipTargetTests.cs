using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Compliance.Tests.Numbering;

public sealed class SipTargetTests
{
    [Theory]
    [InlineData("sip:+33199000001@trunk.example:5060;transport=tcp", "+33199000001")]
    [InlineData("sip:alice:secret@trunk.example", "alice")]
    [InlineData("sip:alice;phone-context=x@trunk.example", "alice")]
    [InlineData("sip:trunk.example", "")]
    public void TryRead_PlainUri_User(string uri, string user) => SipTarget.TryRead(uri).ShouldNotBeNull().User.ShouldBe(user);

    [Fact]
    public void TryRead_AnyText_NeverThrowsAndLoopbackOnlyWhereItStandsAsHost() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5_000).WithReplay(17, 1),
            Prop.ForAll(
                Gen.Elements(
                        "sip:",
                        "sips:",
                        "@",
                        ":",
                        ";",
                        "[",
                        "]",
                        "::1",
                        "127.0.0.1",
                        "localhost",
                        "maddr=",
                        "x",
                        ".",
                        "5060",
                        "?",
                        "%",
                        "é",
                        " "
                    )
                    .ArrayOf()
                    .Select(string.Concat)
                    .ToArbitrary(),
                uri =>
                {
                    if (SipTarget.TryRead(uri) is not { IsLoopback: true })
                        return;
                    var host = uri[(uri.IndexOf(':') + 1)..].Split('@')[^1].Split(';')[0];
                    new[] { "127.0.0.1", "localhost", "[::1]" }.ShouldContain(known =>
                        host == known || host.StartsWith(known + ":")
                    );
                }
            )
        );

    [Fact]
    public void TryRead_HugeText_Null() => SipTarget.TryRead("sip:" + new string('x', 100_000) + "@127.0.0.1").ShouldBeNull();
}

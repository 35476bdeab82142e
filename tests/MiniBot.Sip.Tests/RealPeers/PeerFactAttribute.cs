namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>A test that needs a program not written by us. Without it the test is skipped, except in CI, where it fails.</summary>
internal abstract class PeerFactAttribute(string script, string program) : FactAttribute
{
    public override string? Skip { get; set; } =
        Environment.GetEnvironmentVariable("CI") == "true" ? null : PeerScripts.FindObstacle(script, program);
}

/// <summary>Needs sipp.</summary>
internal sealed class SippFactAttribute() : PeerFactAttribute("sipp/uas-up", "sipp");

/// <summary>Needs Asterisk 22 as tests/peers sets it up.</summary>
internal sealed class AsteriskFactAttribute() : PeerFactAttribute("asterisk-up", "asterisk");

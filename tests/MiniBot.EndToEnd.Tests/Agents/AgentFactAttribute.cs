namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>A test in which the agent speaks to peers: it needs them, and a voice (Pico or eSpeak NG).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AgentFactAttribute : FactAttribute
{
    public AgentFactAttribute(params string[] peers) =>
        Skip = new PeerFactAttribute(peers).Skip ?? Requirement.Missing(["a voice"], _ => HasVoice, "apt-get install espeak-ng");

    private static bool HasVoice => Requirement.IsOnPath("pico2wave") || Requirement.IsOnPath("espeak-ng");
}

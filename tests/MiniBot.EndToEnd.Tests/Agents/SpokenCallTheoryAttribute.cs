namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>A <see cref="SpokenCallFactAttribute"/> with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SpokenCallTheoryAttribute : TheoryAttribute
{
    public SpokenCallTheoryAttribute(params string[] peers) => Skip = new SpokenCallFactAttribute(peers).Skip;
}

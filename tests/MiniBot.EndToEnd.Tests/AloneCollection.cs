namespace MiniBot.EndToEnd.Tests;

/// <summary>Tests that want the machine to themselves: speech for several calls at once, in step with real time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>Its name.</summary>
    public const string Name = "alone";
}

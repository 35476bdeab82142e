namespace MiniBot.Cli.Machines;

/// <summary>Which texts, voices and prompts scenes are made of: what is learnt from is never what is measured with.</summary>
internal enum ScenePart
{
    /// <summary>For learning.</summary>
    Learn,

    /// <summary>Held out, for measuring: other texts in other voices.</summary>
    Held,
}

/// <summary>Which part a text belongs to, on every machine and for ever.</summary>
internal static class ScenePartOf
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    public static ScenePart Text(string text)
    {
        var hash = FnvOffset;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * FnvPrime);
        // The upper bits: the lowest of FNV hardly mix.
        return (hash >> 16) % 2 == 0 ? ScenePart.Learn : ScenePart.Held;
    }
}

namespace MiniBot.Cli.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Mend">The command or change that mends it; null when nothing is to be mended.</param>
internal sealed record Finding(string Name, FindingState State, string Detail, string? Mend = null);

/// <summary>How a thing is.</summary>
internal enum FindingState
{
    /// <summary>There, and in order.</summary>
    Ok,

    /// <summary>Not there; the product works without it, but less well.</summary>
    Lacking,

    /// <summary>The product cannot do its job like this.</summary>
    Broken,
}

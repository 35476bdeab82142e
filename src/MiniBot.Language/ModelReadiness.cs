namespace MiniBot.Language;

/// <summary>How ready a server is. A closed family.</summary>
/// <param name="Server">Model and address.</param>
public abstract record ModelReadiness(string Server)
{
    /// <summary>It answers, and the model is in memory, or the server cannot tell.</summary>
    /// <param name="Server">Model and address.</param>
    /// <param name="Loading">How long loading took; zero where it was loaded already.</param>
    public sealed record Ready(string Server, TimeSpan Loading) : ModelReadiness(Server);

    /// <summary>It answers; the first question will wait until the model is loaded.</summary>
    /// <param name="Server">Model and address.</param>
    public sealed record Cold(string Server) : ModelReadiness(Server);

    /// <summary>It cannot answer.</summary>
    /// <param name="Server">Model and address.</param>
    /// <param name="Cause">What is wrong (English, no personal data).</param>
    /// <param name="Mend">What mends it.</param>
    public sealed record Unready(string Server, string Cause, string Mend) : ModelReadiness(Server);
}

/// <summary>One step towards a ready model.</summary>
/// <param name="Server">Model and address.</param>
/// <param name="Step">What is done now.</param>
public sealed record ModelPreparation(string Server, PreparationStep Step);

/// <summary>The steps towards a ready model.</summary>
public enum PreparationStep
{
    /// <summary>The server is asked whether it has the model.</summary>
    Looking,

    /// <summary>The model is being brought into memory.</summary>
    Loading,

    /// <summary>It is there.</summary>
    Ready,

    /// <summary>It will not be.</summary>
    Failed,
}

namespace MiniBot.Language;

/// <summary>A chat client that knows where its model is, and can bring it into memory. By <c>GetService</c> of the client.</summary>
public interface IModelLoader
{
    /// <summary>Where the model is.</summary>
    /// <exception cref="ChatServerException">The server failed.</exception>
    Task<ModelPresence> FindAsync(CancellationToken cancellationToken);

    /// <summary>What is wrong and what mends it where the model is <see cref="ModelPresence.Absent"/>.</summary>
    (string Cause, string Mend) WhenAbsent { get; }

    /// <summary>Brings the model into memory, and returns when it is there. May take minutes.</summary>
    /// <exception cref="ChatServerException">The server failed.</exception>
    Task LoadAsync(CancellationToken cancellationToken);
}

/// <summary>Where a model is.</summary>
public enum ModelPresence
{
    /// <summary>The server does not have it.</summary>
    Absent,

    /// <summary>On the server's disk: the first question would wait until it is loaded.</summary>
    Stored,

    /// <summary>The server has it, and does not tell whether in memory.</summary>
    Served,

    /// <summary>In memory.</summary>
    Loaded,
}

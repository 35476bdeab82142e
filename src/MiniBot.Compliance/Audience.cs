namespace MiniBot.Compliance;

/// <summary>Whom a number belongs to.</summary>
public enum Audience
{
    /// <summary>Not known: treated as a consumer.</summary>
    Unknown,

    /// <summary>A private person.</summary>
    Consumer,

    /// <summary>A company or a person reached in their profession.</summary>
    Professional,
}

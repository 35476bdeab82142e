namespace MiniBot.Conversation.Understanding;

/// <summary>
/// Takes an utterance apart where a new thought begins: "pas le temps et puis c'est trop cher" is two. Immutable.
/// </summary>
/// <param name="joints">The words between two thoughts, with their spaces.</param>
internal sealed class Clauses(params string[] joints)
{
    private readonly string[] _joints = [.. joints, ", ", ". ", " ! ", " ? "];

    /// <summary>The clauses, when there are several.</summary>
    public string[] Of(string text)
    {
        var clauses = text.Split(_joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses.Length > 1 ? clauses : [];
    }
}

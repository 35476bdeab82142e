namespace MiniBot.Conversation.Understanding;

/// <summary>Takes an utterance apart where a new thought begins: "pas le temps et puis c'est trop cher" is two.</summary>
internal static class Clauses
{
    private static readonly string[] Joints =
    [
        " et puis ",
        " et ",
        " mais ",
        " parce que ",
        " en plus ",
        ", ",
        ". ",
        " ! ",
        " ? ",
    ];

    /// <summary>The clauses, when there are several.</summary>
    public static string[] Of(string text)
    {
        var clauses = text.Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses.Length > 1 ? clauses : [];
    }
}

namespace MiniBot.Conversation.Qualification;

/// <summary>How many utterances were understood by each ear.</summary>
/// <param name="Speech">Spoken.</param>
/// <param name="Text">Typed.</param>
public sealed record HeardBy(int Speech, int Text)
{
    /// <summary>Nothing heard yet.</summary>
    public static HeardBy Nothing { get; } = new(0, 0);

    /// <summary>The ear that heard most; null when nothing was heard.</summary>
    public Ear? Main =>
        (Speech, Text) switch
        {
            (0, 0) => null,
            _ when Text > Speech => Ear.Text,
            _ => Ear.Speech,
        };

    internal HeardBy Plus(Ear ear) => ear == Ear.Speech ? this with { Speech = Speech + 1 } : this with { Text = Text + 1 };
}

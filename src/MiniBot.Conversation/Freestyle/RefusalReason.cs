namespace MiniBot.Conversation.Freestyle;

/// <summary>Why a sentence of the language model was not said. The rules of most stand in data/freestyle.</summary>
public enum RefusalReason
{
    /// <summary>Nothing is left to say.</summary>
    Empty,

    /// <summary>Signs that are not spoken: markup, lists, addresses, emojis, hidden or foreign letters.</summary>
    Markup,

    /// <summary>Longer than a spoken sentence may be.</summary>
    Length,

    /// <summary>The answer has had its sentences.</summary>
    TooManySentences,

    /// <summary>It claims to be human, or denies being an AI.</summary>
    Human,

    /// <summary>A number, price, percentage or quantity that the scenario's facts do not hold.</summary>
    Number,

    /// <summary>A gain or saving is held out.</summary>
    Gain,

    /// <summary>A promise or guarantee.</summary>
    Promise,

    /// <summary>It presses the person.</summary>
    Pressure,

    /// <summary>Medical, legal, tax or investment advice.</summary>
    Advice,

    /// <summary>It speaks of bank details, cards, passwords or codes.</summary>
    Secret,

    /// <summary>Insults and vulgar words.</summary>
    Profanity,

    /// <summary>It speaks of its instructions, or repeats what it was told to say.</summary>
    Instruction,

    /// <summary>The scenario forbids it.</summary>
    Forbidden,

    /// <summary>Not the scenario's language.</summary>
    Language,

    /// <summary>It asks something: asking is the rail's part.</summary>
    Question,
}

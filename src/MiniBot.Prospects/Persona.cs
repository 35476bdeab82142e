using MiniBot.Conversation;

namespace MiniBot.Prospects;

/// <summary>A simulated person who is called: how the phone is answered, and what is said to what.</summary>
public sealed record Persona
{
    /// <summary>Unique name: <c>accepts-at-once</c>.</summary>
    public required string Id { get; init; }

    /// <summary>First name, for the contact file.</summary>
    public required string FirstName { get; init; }

    /// <summary>What this person does, in a few words, for the table of results.</summary>
    public required string About { get; init; }

    /// <summary>The disposition that the script implies.</summary>
    public required Disposition Expected { get; init; }

    /// <summary>What the telephone does.</summary>
    public PersonaLine Line { get; init; } = PersonaLine.Answers;

    /// <summary>How long it rings before it is answered or refused, in seconds.</summary>
    public double RingSeconds { get; init; } = 0.5;

    /// <summary>Types instead of speaking: a deaf person with real-time text.</summary>
    public bool Types { get; init; }

    /// <summary>Said right after answering, without waiting for the agent; empty for nothing.</summary>
    public string SaysFirst { get; init; } = "";

    /// <summary>What is said to what the agent said; the first that fits and is not used up is taken.</summary>
    public IReadOnlyList<PersonaReply> Replies { get; init; } = [];
}

/// <summary>How a simulated telephone reacts to a call.</summary>
public enum PersonaLine
{
    /// <summary>Rings, then is answered.</summary>
    Answers,

    /// <summary>Busy (486).</summary>
    Busy,

    /// <summary>Rings for ever.</summary>
    RingsOut,

    /// <summary>Declines (603).</summary>
    Declines,
}

/// <summary>One line of a persona's script.</summary>
public sealed record PersonaReply
{
    /// <summary>Any of these words in what the agent has just said calls for this reply; none means anything does.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>What is said; empty to stay silent.</summary>
    public string Say { get; init; } = "";

    /// <summary>How often it may be used; 0 means always.</summary>
    public int Times { get; init; }

    /// <summary>Hang up after it.</summary>
    public bool ThenHangUp { get; init; }
}

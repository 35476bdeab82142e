namespace MiniBot.Conversation.Scenarios;

/// <summary>The trade of a scenario.</summary>
public enum Theme
{
    /// <summary>No particular trade.</summary>
    General,

    /// <summary>Savings, credit, insurance.</summary>
    Finance,

    /// <summary>Crypto-assets.</summary>
    Crypto,

    /// <summary>Energy supply.</summary>
    Energy,
}

/// <summary>What a successful call leads to.</summary>
public enum Objective
{
    /// <summary>A dated appointment.</summary>
    Appointment,

    /// <summary>A qualified lead.</summary>
    Lead,

    /// <summary>A transfer to a human.</summary>
    Transfer,
}

/// <summary>What becomes of a call that a machine takes.</summary>
public enum MachinePolicy
{
    /// <summary>We hang up without a word.</summary>
    HangUp,

    /// <summary>A voicemail gets a message after its greeting; other machines nothing.</summary>
    LeaveMessage,

    /// <summary>A screening assistant is told who calls and why, and a person is waited for, at a menu too; other machines get nothing.</summary>
    Wait,
}

/// <summary>Who may answer what the rail does not know.</summary>
public enum AgentMode
{
    /// <summary>Nobody: a colleague answers later.</summary>
    Rail,

    /// <summary>The language model, where one is attached; without one, as <see cref="Rail"/>.</summary>
    Assisted,
}

/// <summary>How the agent speaks.</summary>
public enum Personality
{
    /// <summary>Friendly.</summary>
    Warm,

    /// <summary>Businesslike.</summary>
    Professional,

    /// <summary>Lively.</summary>
    Energetic,

    /// <summary>Slow and even.</summary>
    Calm,

    /// <summary>Short.</summary>
    Direct,

    /// <summary>Understanding.</summary>
    Empathetic,

    /// <summary>Precise.</summary>
    Expert,
}

/// <summary>Where the agent seems to sit.</summary>
public enum AmbiencePlace
{
    /// <summary>An office, made by the product.</summary>
    Office,

    /// <summary>A café, made by the product.</summary>
    Cafe,

    /// <summary>A recording of the scenario's own.</summary>
    Recording,
}

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>What a scripted caller does. A closed family.</summary>
public abstract record CallerAct
{
    private CallerAct() { }

    /// <summary>Hears us out, then speaks; an empty text is heard and not understood.</summary>
    public sealed record Says(string Text) : CallerAct;

    /// <summary>Hears us out, then types.</summary>
    public sealed record Types(string Text) : CallerAct;

    /// <summary>Speaks while we do: half of what plays has been heard.</summary>
    public sealed record Interrupts(string Text) : CallerAct;

    /// <summary>Says nothing until the rail has had enough of waiting once.</summary>
    public sealed record StaysSilent : CallerAct;

    /// <summary>Says nothing for a while.</summary>
    public sealed record Waits(TimeSpan Span) : CallerAct;

    /// <summary>Presses keys, one after the other.</summary>
    public sealed record Presses(string Digits) : CallerAct;

    /// <summary>Hangs up.</summary>
    public sealed record HangsUp : CallerAct;
}

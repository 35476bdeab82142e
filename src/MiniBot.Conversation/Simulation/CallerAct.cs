namespace MiniBot.Conversation.Simulation;

/// <summary>What a simulated caller can do in a turn. In persona files in lower snake case.</summary>
internal enum CallerAct
{
    /// <summary>Agrees, in general words or in the step's own.</summary>
    Yes,

    /// <summary>Says no to the question.</summary>
    No,

    /// <summary>Answers with content: a number, a place, a fact.</summary>
    Content,

    /// <summary>Names a time.</summary>
    Time,

    /// <summary>Does not know.</summary>
    Unsure,

    /// <summary>Raises a question or an objection of the catalogue.</summary>
    Raise,

    /// <summary>Says something that no entry answers.</summary>
    OffTopic,

    /// <summary>Picks up: "allô ?".</summary>
    Greeting,

    /// <summary>Is not interested.</summary>
    Refuse,

    /// <summary>Never again.</summary>
    OptOut,

    /// <summary>"Arrêtez": perhaps never again.</summary>
    Enough,

    /// <summary>Opts out by key.</summary>
    PressNine,

    /// <summary>Asks to be called later.</summary>
    Callback,

    /// <summary>Asks for a human.</summary>
    Human,

    /// <summary>Is somebody else.</summary>
    WrongNumber,

    /// <summary>Did not hear.</summary>
    Repeat,

    /// <summary>Asks for a moment.</summary>
    Wait,

    /// <summary>A machine's greeting.</summary>
    Machine,

    /// <summary>Says nothing.</summary>
    Silent,

    /// <summary>Hangs up.</summary>
    HangUp,
}

/// <summary>The acts by what they need.</summary>
internal static class CallerActs
{
    /// <summary>True when the act is done in words of the file's <c>lines</c>.</summary>
    public static bool HasLines(this CallerAct act) =>
        act is not (CallerAct.Raise or CallerAct.PressNine or CallerAct.Silent or CallerAct.HangUp);
}

/// <summary>Where in a call the caller acts. In persona files in lower snake case.</summary>
internal enum CallerSituation
{
    /// <summary>Over the disclosure.</summary>
    Disclosure,

    /// <summary>At Hello.</summary>
    Hello,

    /// <summary>At a question.</summary>
    Question,

    /// <summary>At Is_Leads.</summary>
    IsLeads,

    /// <summary>At Confirm_Time.</summary>
    ConfirmTime,

    /// <summary>Asked whether they want no more calls.</summary>
    OptOutQuestion,

    /// <summary>Over the last words.</summary>
    Closing,
}

namespace MiniBot.Conversation.Journals;

/// <summary>What came of reading a journal. A closed family.</summary>
public abstract record JournalOutcome
{
    private JournalOutcome() { }

    /// <summary>The journal could be read, perhaps without a truncated last line.</summary>
    public sealed record Read(CallJournal Journal) : JournalOutcome;

    /// <summary>The journal cannot be read.</summary>
    /// <param name="Line">From 1.</param>
    /// <param name="Problem">What is wrong, and what to do. Holds nothing of the line itself.</param>
    public sealed record Refused(int Line, string Problem) : JournalOutcome;
}

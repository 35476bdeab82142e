using System.Collections.Immutable;

namespace MiniBot.Conversation.Journals;

/// <summary>A conversation as it was recorded.</summary>
/// <param name="Header">What was followed, and with whom.</param>
/// <param name="Entries">The inputs in order.</param>
/// <param name="IsTruncated">True when the last line was cut off, as a crash leaves it; it is left out.</param>
public sealed record CallJournal(JournalHeader Header, ImmutableArray<JournalEntry> Entries, bool IsTruncated);

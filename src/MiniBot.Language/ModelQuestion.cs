using Microsoft.Extensions.AI;

namespace MiniBot.Language;

/// <summary>What a language model is asked. Personal data.</summary>
/// <param name="Messages">The system's text first, then the exchanges; the last is to be answered.</param>
/// <param name="StopSequences">Where these appear in the answer, it has ended; four at most.</param>
public sealed record ModelQuestion(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> StopSequences);

namespace MiniBot.Conversation.Matching;

/// <summary>Writes how a folded word sounds, roughly; the key is never longer than the word.</summary>
/// <returns>How many characters were written.</returns>
internal delegate int SoundWriter(ReadOnlySpan<char> word, Span<char> key);

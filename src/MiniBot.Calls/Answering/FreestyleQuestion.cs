using Microsoft.Extensions.AI;
using MiniBot.Conversation.Freestyle;
using MiniBot.Language;

namespace MiniBot.Calls.Answering;

/// <summary>A conversation's prompt in the words of a language model's server.</summary>
public static class FreestyleQuestion
{
    /// <summary>The system's text, then the exchanges; personal data.</summary>
    public static ModelQuestion From(FreestylePrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new(
            [
                new ChatMessage(ChatRole.System, prompt.System),
                .. prompt.Messages.Select(m => new ChatMessage(
                    m.Role == FreestyleRole.Caller ? ChatRole.User : ChatRole.Assistant,
                    m.Text
                )),
            ],
            prompt.StopSequences
        );
    }
}

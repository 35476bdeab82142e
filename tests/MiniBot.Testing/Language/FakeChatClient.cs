using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace MiniBot.Testing.Language;

/// <summary>A language model that follows a script on the test's clock, and remembers what it was asked.</summary>
/// <param name="time">The clock of its pauses.</param>
/// <param name="scripts">One for each question; the last serves all that follow.</param>
public sealed class FakeChatClient(TimeProvider time, params IReadOnlyList<FakeModelStep[]> scripts) : IChatClient
{
    private readonly List<IReadOnlyList<ChatMessage>> _questions = [];

    /// <summary>All questions so far.</summary>
    public IReadOnlyList<IReadOnlyList<ChatMessage>> Questions => _questions;

    /// <summary>The settings of the last question.</summary>
    public ChatOptions? Options { get; private set; }

    /// <summary>Answers that were broken off by who had asked.</summary>
    public int BrokenOff { get; private set; }

    /// <summary>Answers under way.</summary>
    public int Running { get; private set; }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var script = scripts[Math.Min(_questions.Count, scripts.Count - 1)];
        _questions.Add([.. messages]);
        Options = options;
        Running++;
        var isWhole = false;
        try
        {
            foreach (var step in script)
            {
                await step.WaitAsync(time, cancellationToken);
                foreach (var update in step.Updates)
                    yield return update;
            }

            isWhole = true;
        }
        finally
        {
            Running--;
            BrokenOff += isWhole ? 0 : 1;
        }
    }

    /// <inheritdoc />
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    /// <inheritdoc />
    public void Dispose() { }
}

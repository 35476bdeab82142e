using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace MiniBot.Cli.Bench;

/// <summary>A model that does not think: two sentences at once, word by word, never the same first one within a measurement.</summary>
internal sealed class FakeInstantModel : IChatClient
{
    private static readonly string[] s_openings =
    [
        "Je comprends",
        "Je vois",
        "J'entends",
        "Je retiens",
        "Je note",
        "Je saisis",
        "Je conçois",
        "J'imagine",
        "Je respecte",
        "Je partage",
    ];

    private static readonly string[] s_endings =
    [
        "votre demande",
        "votre question",
        "votre remarque",
        "votre souci",
        "votre idée",
        "votre doute",
        "votre intérêt",
        "votre attente",
        "votre souhait",
        "votre point de vue",
    ];

    private int _asked;

    /// <summary>How many first sentences it has.</summary>
    public static int Sentences => s_openings.Length * s_endings.Length;

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var number = (Interlocked.Increment(ref _asked) - 1) % Sentences;
        var first = $"{s_openings[number / s_endings.Length]} {s_endings[number % s_endings.Length]}.";
        foreach (var word in $"{first} Un conseiller vous rappelle avec plaisir.".Split(' '))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
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

using Microsoft.Extensions.AI;

namespace MiniBot.Testing.Language;

/// <summary>One step of a scripted answer.</summary>
public sealed class FakeModelStep
{
    private readonly Func<TimeProvider, CancellationToken, Task> _wait;

    private FakeModelStep(IEnumerable<ChatResponseUpdate> updates, Func<TimeProvider, CancellationToken, Task> wait) =>
        (Updates, _wait) = (updates, wait);

    /// <summary>What it sends.</summary>
    internal IEnumerable<ChatResponseUpdate> Updates { get; }

    /// <summary>A piece of the answer.</summary>
    public static FakeModelStep Say(string text) => new([new ChatResponseUpdate(ChatRole.Assistant, text)], NoWait);

    /// <summary>A pause.</summary>
    public static FakeModelStep Pause(TimeSpan span) => new([], (time, cancelled) => Task.Delay(span, time, cancelled));

    /// <summary>Nothing more, until nobody waits any longer.</summary>
    public static FakeModelStep Hang() => Pause(Timeout.InfiniteTimeSpan);

    /// <summary>The connection breaks.</summary>
    public static FakeModelStep Break(Exception failure) => new([], (_, _) => Task.FromException(failure));

    /// <summary>The same piece without end.</summary>
    public static FakeModelStep Flood(string text) =>
        new(Enumerable.Repeat(new ChatResponseUpdate(ChatRole.Assistant, text), int.MaxValue), NoWait);

    /// <summary>The server's count, and why the answer ended.</summary>
    public static FakeModelStep End(long input, long output, ChatFinishReason reason) =>
        new(
            [
                new ChatResponseUpdate(
                    ChatRole.Assistant,
                    [new UsageContent(new UsageDetails { InputTokenCount = input, OutputTokenCount = output })]
                )
                {
                    FinishReason = reason,
                },
            ],
            NoWait
        );

    internal Task WaitAsync(TimeProvider time, CancellationToken cancellationToken) => _wait(time, cancellationToken);

    private static Task NoWait(TimeProvider time, CancellationToken cancellationToken) => Task.CompletedTask;
}

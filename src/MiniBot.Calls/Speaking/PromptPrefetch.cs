using System.Threading.Channels;

namespace MiniBot.Calls.Speaking;

/// <summary>
/// Makes prompts ready that may be wanted soon, one at a time and only while none is wanted now. What does not fit is forgotten, the
/// oldest first: it would be late anyway. Thread-safe.
/// </summary>
/// <typeparam name="T">What names a prompt.</typeparam>
internal sealed class PromptPrefetch<T> : IDisposable
    where T : notnull
{
    /// <summary>So many prompts wait at most.</summary>
    public const int Capacity = 64;

    private readonly Channel<T> _waiting;
    private readonly Func<T, CancellationToken, Task> _make;
    private readonly QuietGate _gate;
    private readonly CancellationTokenSource _over = new();
    private int _working;
    private long _dropped;

    /// <param name="make">Makes one; must not throw but for cancellation.</param>
    /// <param name="gate">Says when there is time.</param>
    public PromptPrefetch(Func<T, CancellationToken, Task> make, QuietGate gate)
    {
        (_make, _gate) = (make, gate);
        _waiting = Channel.CreateBounded<T>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref _dropped)
        );
    }

    /// <summary>Prompts that were forgotten because too many waited.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>To be made when there is time. Returns at once.</summary>
    public void Add(T prompt)
    {
        if (_over.IsCancellationRequested)
            return;
        _waiting.Writer.TryWrite(prompt);
        if (Interlocked.Exchange(ref _working, 1) == 0)
            _ = Task.Run(WorkAsync);
    }

    /// <summary>Ends with the prompt under way.</summary>
    public void Dispose() => _over.Cancel();

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var prompt in _waiting.Reader.ReadAllAsync(_over.Token))
            {
                await _gate.WaitAsync(_over.Token);
                await _make(prompt, _over.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of: nothing is wanted any more.
        }
    }
}

namespace MiniBot.Language.Serving;

/// <summary>The questions that a server answers at once, and those that wait for a place, first come first served. Thread-safe.</summary>
internal sealed class FreePlaces(int places, int maxWaiting)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private int _free = places;

    /// <summary>Takes a place, waiting for one if need be; false when too many wait already.</summary>
    /// <exception cref="OperationCanceledException">No place became free in time.</exception>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return true;
            }

            if (_waiting.Count >= maxWaiting)
                return false;
            turn = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var late = cancellationToken.UnsafeRegister(_ => GiveUp(turn, cancellationToken), null);
        await turn.Value.Task;
        return true;
    }

    /// <summary>Gives a place back, to who has waited longest.</summary>
    public void Free()
    {
        lock (_lock)
        {
            if (_waiting.First is { } next)
            {
                _waiting.Remove(next);
                next.Value.SetResult();
            }
            else
            {
                _free++;
            }
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Who was given a place just now keeps it.
            if (turn.List is null)
                return;
            _waiting.Remove(turn);
            turn.Value.SetCanceled(cancellationToken);
        }
    }
}

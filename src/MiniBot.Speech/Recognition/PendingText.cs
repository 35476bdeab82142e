namespace MiniBot.Speech.Recognition;

/// <summary>The text of an utterance that another thread still works on. Given once; awaited by one thread, which sleeps meanwhile. Thread-safe.</summary>
internal sealed class PendingText
{
    private readonly object _state = new();
    private RecognizedText _text;
    private Exception? _failure;
    private bool _given;

    /// <summary>True when it was given, or nobody waits for it any more.</summary>
    public bool IsOver
    {
        get
        {
            lock (_state)
                return _given;
        }
    }

    /// <summary>Gives the text, unless the time is over.</summary>
    public void Complete(RecognizedText text) => Give(text, null);

    /// <summary>Gives the reason why there will be none.</summary>
    public void Fail(Exception failure) => Give(default, failure);

    /// <summary>Waits for the text.</summary>
    /// <exception cref="TimeoutException">It takes longer than <paramref name="limit"/>.</exception>
    public RecognizedText Await(TimeSpan limit, TimeProvider time)
    {
        using var end = new CancellationTokenSource(limit, time);
        using var registration = end.Token.UnsafeRegister(
            static pending => ((PendingText)pending!).Fail(new TimeoutException("The recogniser takes too long.")),
            this
        );
        lock (_state)
        {
            while (!_given)
                Monitor.Wait(_state);
            return _failure is null ? _text : throw _failure;
        }
    }

    private void Give(RecognizedText text, Exception? failure)
    {
        lock (_state)
        {
            if (_given)
                return;
            (_given, _text, _failure) = (true, text, failure);
            Monitor.PulseAll(_state);
        }
    }
}

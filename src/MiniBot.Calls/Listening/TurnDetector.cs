namespace MiniBot.Calls.Listening;

/// <summary>
/// Decides from voice activity when the caller starts and ends a turn. Pure: one answer per 20 ms frame, no clock.
/// </summary>
internal sealed class TurnDetector(TurnDetectorOptions options)
{
    private int _voiced;
    private int _unvoiced;
    private int _length;

    /// <summary>True between <see cref="TurnEvent.Started"/> and <see cref="TurnEvent.Ended"/>.</summary>
    public bool Speaking { get; private set; }

    /// <summary>Frames without voice since the last one with it.</summary>
    public int UnvoicedFrames => _unvoiced;

    /// <summary>Takes the next frame's verdict and says whether a turn starts or ends with it.</summary>
    public TurnEvent Next(bool isSpeech)
    {
        if (isSpeech)
        {
            _voiced++;
            _unvoiced = 0;
        }
        else
        {
            _unvoiced++;
        }

        return Speaking ? Continue() : Begin();
    }

    private TurnEvent Begin()
    {
        if (_unvoiced > options.StartGapFrames)
            _voiced = 0;
        if (_voiced < options.StartFrames)
            return TurnEvent.None;
        Speaking = true;
        _length = _voiced;
        return TurnEvent.Started;
    }

    private TurnEvent Continue()
    {
        _length++;
        if (_unvoiced < options.EndSilenceFrames && _length < options.MaxFrames)
            return TurnEvent.None;
        Speaking = false;
        _voiced = 0;
        return TurnEvent.Ended;
    }
}

/// <summary>What a frame did to the caller's turn.</summary>
internal enum TurnEvent
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>The caller has started to speak.</summary>
    Started,

    /// <summary>The caller has finished.</summary>
    Ended,
}

/// <summary>How turns are told apart, in frames of 20 ms.</summary>
internal sealed record TurnDetectorOptions
{
    /// <summary>Voiced frames that make a start: 100 ms, so that a click or a breath does not.</summary>
    public int StartFrames { get; init; } = 5;

    /// <summary>Unvoiced frames tolerated inside those: 60 ms.</summary>
    public int StartGapFrames { get; init; } = 3;

    /// <summary>Silence that ends a turn: 600 ms.</summary>
    public int EndSilenceFrames { get; init; } = 30;

    /// <summary>A turn is cut after this long: 15 s.</summary>
    public int MaxFrames { get; init; } = 750;
}

namespace MiniBot.Telephony;

/// <summary>The full-duplex audio of one leg, seen from the shared media clock.</summary>
public interface IMediaExchange
{
    /// <summary>
    /// One 20 ms tick. Runs on the media thread: it must not block, allocate or throw.
    /// </summary>
    /// <param name="heard">The far end's next 20 ms (160 samples at 8 kHz); concealment or silence where nothing arrived.</param>
    /// <param name="spoken">To be filled with our next 20 ms.</param>
    void Exchange(ReadOnlySpan<short> heard, Span<short> spoken);
}

using System.Threading.Channels;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>One thing that the call's loop has to deal with. A closed family.</summary>
internal abstract record CallSignal
{
    private CallSignal() { }

    /// <summary>Something that the conversation is told.</summary>
    public sealed record Happened(CallInput Input) : CallSignal;

    /// <summary>Something that the leg reported.</summary>
    public sealed record Reported(LegEvent Event) : CallSignal;

    /// <summary>The first sample of an utterance goes out.</summary>
    public sealed record StartedToSpeak(Utterance Utterance) : CallSignal;

    /// <summary>The last sample of an utterance went out, after <paramref name="Heard"/> of it.</summary>
    public sealed record EndedToSpeak(Utterance Utterance, TimeSpan Heard, bool Complete) : CallSignal;

    /// <summary>No character was typed for a while.</summary>
    public sealed record TypingPaused : CallSignal;

    /// <summary>The voice for an utterance could not be made.</summary>
    public sealed record VoiceFailed(string Cause) : CallSignal;
}

/// <summary>
/// The one queue into a call's loop. Bounded: what does not fit is counted and dropped, but for the leg's own events, which wait.
/// </summary>
internal sealed class Inbox
{
    private const int Capacity = 512;

    private readonly Channel<CallSignal> _signals = Channel.CreateBounded<CallSignal>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = false }
    );
    private long _dropped;

    /// <summary>Signals lost because the loop could not keep up.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Any thread, never waits.</summary>
    public void Post(CallSignal signal)
    {
        if (!_signals.Writer.TryWrite(signal))
            Interlocked.Increment(ref _dropped);
    }

    /// <summary>Any thread, never waits.</summary>
    public void Post(CallInput input) => Post(new CallSignal.Happened(input));

    /// <summary>Passes the leg's events on until the leg is over.</summary>
    public async Task PumpAsync(ChannelReader<LegEvent> events, CancellationToken cancellationToken)
    {
        await foreach (var happened in events.ReadAllAsync(cancellationToken))
            await _signals.Writer.WriteAsync(new CallSignal.Reported(happened), cancellationToken);
    }

    /// <summary>The loop's side.</summary>
    public ValueTask<CallSignal> ReadAsync(CancellationToken cancellationToken) => _signals.Reader.ReadAsync(cancellationToken);
}

using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using MiniBot.Calls.Listening;
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

    /// <summary>The caller finished an utterance; empty text when nothing was understood.</summary>
    public sealed record CallerSpoke(HeardUtterance Utterance) : CallSignal;

    /// <summary>The first sample of an utterance goes out, at this timestamp of the call's clock.</summary>
    public sealed record StartedToSpeak(Utterance Utterance, long At) : CallSignal;

    /// <summary>An utterance grew softer or paused, as asked, after <paramref name="Heard"/> of it.</summary>
    public sealed record GaveWay(Utterance Utterance, TimeSpan Heard) : CallSignal;

    /// <summary>The last sample of an utterance went out, after <paramref name="Heard"/> of it.</summary>
    public sealed record EndedToSpeak(Utterance Utterance, TimeSpan Heard, bool Complete) : CallSignal;

    /// <summary>No character was typed for a while.</summary>
    public sealed record TypingPaused : CallSignal;

    /// <summary>The voice for an utterance could not be made.</summary>
    public sealed record VoiceFailed(Utterance Utterance, string Cause) : CallSignal;

    /// <summary>The call cannot go on, for a reason on our side (English, no personal data).</summary>
    public sealed record Failed(string Cause) : CallSignal;
}

/// <summary>
/// The one queue into a call's loop. Bounded: what does not fit is counted and dropped. The far end cannot fill it: the leg's own
/// events wait in the leg for their share of the room.
/// </summary>
internal sealed class Inbox : IDisposable
{
    private const int Capacity = 512;
    private const int LegShare = 128;

    private readonly Channel<CallSignal> _signals = Channel.CreateBounded<CallSignal>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, AllowSynchronousContinuations = false }
    );
    private readonly SemaphoreSlim _legRoom = new(LegShare);
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
        while (await events.WaitToReadAsync(cancellationToken))
        {
            while (events.TryRead(out var happened))
            {
                await _legRoom.WaitAsync(cancellationToken);
                await _signals.Writer.WriteAsync(new CallSignal.Reported(happened), cancellationToken);
            }
        }
    }

    /// <summary>The loop's side: the next signal, as soon as there is one.</summary>
    public async ValueTask<CallSignal> ReadAsync(CancellationToken cancellationToken) =>
        Taken(await _signals.Reader.ReadAsync(cancellationToken));

    /// <summary>The loop's side: the next signal, if there is one.</summary>
    public bool TryRead([NotNullWhen(true)] out CallSignal? signal)
    {
        signal = _signals.Reader.TryRead(out var next) ? Taken(next) : null;
        return signal is not null;
    }

    /// <inheritdoc />
    public void Dispose() => _legRoom.Dispose();

    private CallSignal Taken(CallSignal signal)
    {
        if (signal is CallSignal.Reported)
            _legRoom.Release();
        return signal;
    }
}

using MiniBot.Audio.Echo;
using MiniBot.Calls.Listening;
using MiniBot.Calls.Recording;
using MiniBot.Calls.Speaking;
using MiniBot.Telephony;

namespace MiniBot.Calls;

/// <summary>
/// What the media clock sees of a call: 20 ms in, 20 ms out. No lock, no allocation, no waiting.
/// <code>
/// heard  ──┬─→ echo gate ─→ ears (ring → listening pool)
///          │       ↑
///          ├───────┼─→ recorder, left
/// spoken ←─┼── mouth (utterances over ambience)
///          └─────────→ recorder, right
/// </code>
/// </summary>
internal sealed class CallMedia(
    Mouth mouth,
    EchoGate? echo,
    Ears? ears,
    ListeningPool.Membership? listener,
    CallRecorder? recorder
) : IMediaExchange
{
    public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken)
    {
        mouth.Fill(spoken);
        recorder?.Push(heard, spoken);
        ears?.Push(heard, isEcho: echo is not null && echo.IsEcho(heard, spoken));
        listener?.Wake();
    }
}

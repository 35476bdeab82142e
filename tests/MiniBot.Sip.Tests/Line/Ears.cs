using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Line;

/// <summary>Speaks a tone and notes when it hears anything.</summary>
internal sealed class Ears : IMediaExchange
{
    private const short Amplitude = 8_000;
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _phase;

    public Task Heard => _heard.Task;

    public void Exchange(ReadOnlySpan<short> heard, Span<short> spoken)
    {
        for (var i = 0; i < spoken.Length; i++)
            spoken[i] = (_phase++ / 4 % 2) == 0 ? Amplitude : (short)-Amplitude;
        if (heard.ContainsAnyExceptInRange((short)-500, (short)500))
            _heard.TrySetResult();
    }
}

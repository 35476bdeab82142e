using MiniBot.Audio.Wave;
using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Recording;

/// <summary>
/// Records a call as a stereo WAV: left the caller, right the agent. The media thread pushes; a task of its own writes, so that
/// a slow disk never reaches the audio: it costs frames of the recording, counted.
/// </summary>
internal sealed class CallRecorder : IAsyncDisposable
{
    private const int RingFrames = 512;
    private static readonly TimeSpan WritePeriod = TimeSpan.FromMilliseconds(500);

    private readonly FrameRing _frames;
    private readonly short[] _pushed;
    private readonly short[] _written;
    private readonly WavWriter _file;
    private readonly PeriodicTimer _period;
    private readonly Task _writing;

    private CallRecorder(WavWriter file, int frameLength, TimeProvider time)
    {
        _file = file;
        _frames = new FrameRing(2 * frameLength, RingFrames);
        _pushed = new short[2 * frameLength];
        _written = new short[2 * frameLength];
        _period = new PeriodicTimer(WritePeriod, time);
        _writing = WriteAsync();
    }

    /// <summary>Frames lost because the disk was too slow.</summary>
    public long FramesDropped => _frames.Dropped;

    /// <summary>Why the recording broke off, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Starts a recording; null, with the reason, when the file cannot be made.</summary>
    public static CallRecorder? TryStart(string path, int sampleRateHz, TimeProvider time, out string? error)
    {
        try
        {
            error = null;
            var tags = new WavTags("MiniBotPanel", "left=caller; right=agent (synthetic speech)");
            return new CallRecorder(WavWriter.Create(path, channels: 2, sampleRateHz, tags), sampleRateHz / 50, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = $"The call is not recorded: {e.Message}";
            return null;
        }
    }

    /// <summary>Media thread: both sides of one tick.</summary>
    public void Push(ReadOnlySpan<short> caller, ReadOnlySpan<short> agent)
    {
        for (var i = 0; i < caller.Length; i++)
            (_pushed[2 * i], _pushed[2 * i + 1]) = (caller[i], agent[i]);
        _frames.Write(_pushed);
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _period.Dispose();
        await _writing;
        try
        {
            _file.Dispose();
        }
        catch (IOException e)
        {
            Failure ??= BrokenOff(e);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            for (var more = true; more; )
            {
                more = await _period.WaitForNextTickAsync();
                while (_frames.TryRead(_written))
                {
                    if (!_file.Write(_written))
                        Failure = "The recording is full; the rest of the call is not in it.";
                }
            }
        }
        catch (IOException e)
        {
            Failure = BrokenOff(e);
        }
    }

    private static string BrokenOff(IOException e) => $"The recording broke off: {e.Message}";
}

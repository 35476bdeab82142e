using MiniBot.Conversation;

namespace MiniBot.Calls.Machines;

/// <summary>
/// Listens, beside the ears of a call, for who or what took it. Used by the ears' own thread alone; deaf once a greeting cannot go on
/// any longer.
/// </summary>
internal sealed class MachineEar(MachineDetector detector, IMachineHearing hearing)
{
    /// <summary>No greeting goes on for longer than this, in frames: 90 s.</summary>
    private const int MostFrames = 4500;

    private int _frames;
    private bool _toldEnd;

    /// <summary>Takes 20 ms and whether they hold a voice.</summary>
    public void Hear(ReadOnlySpan<short> frame, bool isVoice)
    {
        if (_frames++ >= MostFrames)
            return;
        if (detector.Next(frame, isVoice) is { } verdict)
            hearing.Classified(verdict);
        if (_toldEnd || detector.GreetingEnd is not { } end)
            return;
        _toldEnd = true;
        hearing.GreetingEnded(end == GreetingEnd.Beep);
    }

    /// <summary>Takes what is understood, whole or so far.</summary>
    public void Understand(string text)
    {
        if (_frames < MostFrames && detector.Read(text) is { } verdict)
            hearing.Classified(verdict);
    }
}

/// <summary>Who is told of machines. Called on a listener thread; must return at once.</summary>
internal interface IMachineHearing
{
    /// <summary>A verdict that is new or another.</summary>
    void Classified(MachineVerdict verdict);

    /// <summary>A voicemail's greeting is over.</summary>
    void GreetingEnded(bool beep);
}

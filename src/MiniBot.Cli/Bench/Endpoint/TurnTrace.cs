using MiniBot.Audio;
using MiniBot.Calls.Listening;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding.Endings;

namespace MiniBot.Cli.Bench.Endpoint;

/// <summary>
/// What the engines told of a turn, frame by frame. They need not hear it again for another decision: the detector of turns is run over
/// the trace, which takes microseconds.
/// </summary>
/// <param name="Turn">What was heard.</param>
/// <param name="Frames">One for each 20 ms.</param>
internal sealed record TurnTrace(SpokenTurn Turn, IReadOnlyList<TracedFrame> Frames)
{
    private const string Language = "fr";

    /// <summary>When the turn would have been taken for over.</summary>
    public TurnEnding Decide(EndOfTurnOptions options)
    {
        var detector = new TurnDetector(new TurnStartOptions(), options, ExpectationOf(Turn.Script.Asked));
        for (var i = 0; i < Frames.Count; i++)
        {
            var frame = Frames[i];
            detector.Next(frame.IsSpeech, frame.HangoverFrames);
            if (!detector.Speaking)
                continue;
            if (detector.WantsWords)
                detector.Take(frame.Text);
            if (detector.Judge(null) is not { IsOver: true } verdict)
                continue;
            detector.End();
            var at = (i + 1) * AudioFrame.Duration;
            // What was taken for a turn before the person had begun is none of theirs.
            if (at > Turn.Began)
                return new(at - Turn.Ended, verdict.Reason, detector.Text);
        }

        return new(null, EndOfTurnReason.LineClosed, "");
    }

    private static Expectation ExpectationOf(AnswerKind asked) => new() { Current = ExpectedSpeech.For(Language, asked) };
}

/// <summary>What the engines said after a frame.</summary>
/// <param name="IsSpeech">Voice activity.</param>
/// <param name="HangoverFrames">How late its ends are.</param>
/// <param name="Text">What was understood of the turn so far.</param>
internal readonly record struct TracedFrame(bool IsSpeech, int HangoverFrames, string Text);

/// <summary>When and why a turn was taken for over.</summary>
/// <param name="Delay">After its true end; negative when the person was cut off, null when it was never heard.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">What was understood of it.</param>
internal readonly record struct TurnEnding(TimeSpan? Delay, EndOfTurnReason Reason, string Text)
{
    /// <summary>True when the person had not finished.</summary>
    public bool IsCutOff => Delay < TimeSpan.Zero;
}

using MiniBot.Audio.Levels;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>
/// Finds a prompt in a recording quarter second by quarter second, in order: a jitter buffer takes out or puts in a few
/// milliseconds here and there, after which nothing is where a comparison of the whole expects it.
/// </summary>
/// <param name="Share">How much of what is audible of the prompt is there, correlating with 0.9 or better: 0 to 1.</param>
/// <param name="Begin">Where it begins in the recording.</param>
internal readonly record struct PromptMatch(double Share, TimeSpan Begin)
{
    private const int PieceLength = SharedSpeech.TelephoneRateHz / 4;
    private const double SamePiece = 0.9;

    /// <summary>A jitter buffer's longest delay, 200 ms: no piece is further from its place than that.</summary>
    private const int LargestShift = SharedSpeech.TelephoneRateHz / 5;

    /// <summary>Both at 8 kHz; the prompt is half a second or longer.</summary>
    public static PromptMatch Find(ReadOnlySpan<short> recording, ReadOnlySpan<short> prompt)
    {
        var begin = AudioMatch.Find(recording, prompt[..(2 * PieceLength)]).LagSamples;
        var (lag, pieces, found) = (begin, 0, 0);
        for (var at = 0; at + PieceLength <= prompt.Length; at += PieceLength)
        {
            var piece = prompt.Slice(at, PieceLength);
            if (Level.Measure(piece).RmsDbfs < RecordingAssertions.AudibleDbfs)
                continue;
            pieces++;
            var from = Math.Clamp(lag + at - LargestShift, 0, recording.Length);
            var place = recording.Slice(from, Math.Min(PieceLength + (2 * LargestShift), recording.Length - from));
            var match = AudioMatch.Find(place, piece);
            if (match.Correlation < SamePiece)
                continue;
            found++;
            lag = from + match.LagSamples - at;
        }

        return new PromptMatch((double)found / pieces, TimeSpan.FromSeconds((double)begin / SharedSpeech.TelephoneRateHz));
    }
}

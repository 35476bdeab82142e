namespace MiniBot.Conversation.Matching;

/// <summary>Turns scores into probabilities that add up to 1.</summary>
internal static class Softmax
{
    public static void Apply(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - highest);
            sum += score;
        }

        foreach (ref var score in scores)
            score /= sum;
    }
}

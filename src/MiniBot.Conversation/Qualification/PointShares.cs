using System.Collections.Immutable;

namespace MiniBot.Conversation.Qualification;

/// <summary>Turns weights into points by the largest remainder.</summary>
internal static class PointShares
{
    /// <summary>What all points add up to.</summary>
    public const int Total = 100;

    /// <summary>
    /// The points of each weight, in order: rounded down, then one more for those with the largest remainders, the earlier
    /// first. They add up to exactly <see cref="Total"/>; a weight of zero has none.
    /// </summary>
    /// <param name="weights">Not negative, and not all zero.</param>
    public static ImmutableArray<int> Of(IReadOnlyList<double> weights)
    {
        var heaviest = weights.Max();
        var sum = weights.Sum(w => w / heaviest);
        var exact = weights.Select(w => w / heaviest / sum * Total).ToArray();
        var points = exact.Select(share => (int)share).ToArray();
        var order = Enumerable.Range(0, exact.Length).Where(i => weights[i] > 0).OrderByDescending(i => exact[i] - points[i]);
        foreach (var i in order.Take(Total - points.Sum()))
            points[i]++;
        return [.. points];
    }
}

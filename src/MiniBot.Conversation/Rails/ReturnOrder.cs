using System.Collections.Immutable;
using System.Numerics;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Rails;

/// <summary>
/// The order in which a call uses up the return questions: another one for another person or personality, the same one whenever
/// the call is replayed.
/// </summary>
/// <param name="Seed">Spread evenly.</param>
internal readonly record struct ReturnOrder(uint Seed)
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>The order of a call. Only columns that a journal keeps count.</summary>
    public static ReturnOrder For(Scenario scenario, ImmutableDictionary<string, string> variables)
    {
        var hash = Add(FnvOffset, $"{scenario.Name}/{scenario.Personality}");
        foreach (var column in scenario.RequiredColumns)
            hash = Add(Add(hash, "/"), variables.GetValueOrDefault(column) ?? "");
        return new ReturnOrder(hash);
    }

    /// <summary>The question to use after <paramref name="used"/> others. All of <paramref name="count"/> come before any comes twice.</summary>
    public int Next(int used, int count)
    {
        var start = Seed % (uint)count;
        var stride = 1 + (Seed / (uint)count % (uint)count);
        while (BigInteger.GreatestCommonDivisor(stride, count) != 1)
            stride++;
        return (int)((start + ((ulong)used * stride)) % (uint)count);
    }

    private static uint Add(uint hash, string text)
    {
        foreach (var character in text)
            hash = unchecked((hash ^ character) * FnvPrime);
        return hash;
    }
}

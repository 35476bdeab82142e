namespace MiniBot.Conversation.Simulation;

/// <summary>How many letters or words must be changed, dropped or put in to make one sequence of another (Levenshtein).</summary>
internal static class EditDistance
{
    public static int Between<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IEquatable<T>
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(diagonal + (a[i - 1].Equals(b[j - 1]) ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[b.Length];
    }

    public static int Between(string a, string b) => Between(a.AsSpan(), b.AsSpan());
}

namespace MiniBot.Testing;

/// <summary>Damages a good message a little, so that a fuzz test comes deeper into a parser than with random bytes.</summary>
public static class Mutation
{
    private const int MostChanges = 4;
    private const int LongestRepeat = 19;

    /// <summary>A copy with one to four bytes replaced or removed, stretches repeated, or delimiters inserted.</summary>
    /// <param name="original">The good message; longer than <see cref="MostChanges"/> bytes.</param>
    /// <param name="delimiters">ASCII characters that mean something in its grammar.</param>
    /// <param name="random">Seeded by the test.</param>
    public static byte[] Of(ReadOnlySpan<byte> original, string delimiters, Random random)
    {
        List<byte> bytes = [.. original];
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, [.. bytes.Skip(random.Next(bytes.Count)).Take(random.Next(1, LongestRepeat + 1))]);
                    break;
                default:
                    bytes.Insert(at, (byte)delimiters[random.Next(delimiters.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}

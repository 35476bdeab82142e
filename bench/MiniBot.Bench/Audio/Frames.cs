namespace MiniBot.Bench.Audio;

/// <summary>Frames of 20 ms to work on.</summary>
internal static class Frames
{
    public static short[] Noise(int samples)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, samples).Select(_ => (short)random.Next(-8000, 8000))];
    }
}

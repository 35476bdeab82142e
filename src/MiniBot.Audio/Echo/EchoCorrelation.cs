using System.Numerics;

namespace MiniBot.Audio.Echo;

/// <summary>
/// How alike the shapes of two signals are in time: the correlation of their levels in four bands over the last 400 ms, at the delay
/// of up to 400 ms where they are most alike. Allocates nothing.
/// </summary>
internal sealed class EchoCorrelation
{
    private const int Slots = 40;
    private const int Kept = 2 * Slots;

    /// <summary>Softer than some −63 dBFS is silence: its shape says nothing.</summary>
    private const float Silence = 500;

    private readonly Vector4[] _sent = new Vector4[Kept];
    private readonly Vector4[] _heard = new Vector4[Kept];
    private int _next;

    /// <summary>Takes the powers of the next 10 ms.</summary>
    public void Add(Vector4 sent, Vector4 heard)
    {
        _sent[_next] = Logarithm(sent);
        _heard[_next] = Logarithm(heard);
        _next = (_next + 1) % Kept;
    }

    /// <summary>The delay, in slots of 10 ms, at which what was heard looks most like what was sent, and how alike: −1 to 1.</summary>
    public (int Delay, float Likeness) Find()
    {
        var (best, likeness) = (0, -1f);
        for (var delay = 0; delay < Slots; delay++)
        {
            var here = LikenessAt(delay);
            if (here > likeness)
                (best, likeness) = (delay, here);
        }

        return (best, likeness);
    }

    private float LikenessAt(int delay)
    {
        Vector4 sumSent = default;
        Vector4 sumHeard = default;
        Vector4 squareSent = default;
        Vector4 squareHeard = default;
        Vector4 product = default;
        for (var i = 1; i <= Slots; i++)
        {
            var heard = _heard[(_next - i + Kept) % Kept];
            var sent = _sent[(_next - i - delay + (2 * Kept)) % Kept];
            sumSent += sent;
            sumHeard += heard;
            squareSent += sent * sent;
            squareHeard += heard * heard;
            product += sent * heard;
        }

        var covariance = Vector4.Dot(product - (sumSent * sumHeard / Slots), Vector4.One);
        var ofSent = Vector4.Dot(squareSent - (sumSent * sumSent / Slots), Vector4.One);
        var ofHeard = Vector4.Dot(squareHeard - (sumHeard * sumHeard / Slots), Vector4.One);
        return ofSent <= 1 || ofHeard <= 1 ? 0 : covariance / MathF.Sqrt(ofSent * ofHeard);
    }

    private static Vector4 Logarithm(Vector4 power) =>
        new(
            MathF.Log2(power.X + Silence),
            MathF.Log2(power.Y + Silence),
            MathF.Log2(power.Z + Silence),
            MathF.Log2(power.W + Silence)
        );
}

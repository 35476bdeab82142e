using MiniBot.Calls.Listening;

namespace MiniBot.Calls.Tests.Listening;

/// <summary>A model that thinks what it is told to.</summary>
internal sealed class FakeEndOfTurnModel : IEndOfTurnModel
{
    /// <summary>What it estimates.</summary>
    public double Finished { get; init; }

    /// <summary>True when it throws at what it is asked.</summary>
    public bool BreaksDown { get; init; }

    /// <summary>The texts that it was asked about.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Turns and frames fed.</summary>
    public (int Turns, int Frames) Fed { get; private set; }

    public int Disposals { get; private set; }

    public void Begin() => Fed = (Fed.Turns + 1, Fed.Frames);

    public void Accept(ReadOnlySpan<short> frame) => Fed = (Fed.Turns, Fed.Frames + 1);

    public double Estimate(string text)
    {
        Asked.Add(text);
        return BreaksDown ? throw new InvalidOperationException("The model broke.") : Finished;
    }

    public void Dispose() => Disposals++;
}

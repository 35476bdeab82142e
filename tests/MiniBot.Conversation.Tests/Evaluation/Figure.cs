namespace MiniBot.Conversation.Tests.Evaluation;

/// <summary>One measured figure, in percent.</summary>
/// <param name="Name">As in <c>data/eval/floors.json</c>.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="IsError">True where less is better: its floor is a ceiling.</param>
internal sealed record Figure(string Name, double Value, bool IsError)
{
    private const double Margin = 0.5;
    private const double Slack = 1;

    /// <summary>What is written as the floor of a figure like this: half a point worse.</summary>
    public double Floor => Math.Round(Math.Clamp(IsError ? Value + Margin : Value - Margin, 0, 100), 2);

    /// <summary>True when the figure is worse than its floor.</summary>
    public bool IsBelow(double floor) => IsError ? Value > floor : Value < floor;

    /// <summary>True when the figure has become so good that its floor has to be raised.</summary>
    public bool IsFarAbove(double floor) => IsError ? Value < floor - Slack : Value > floor + Slack;
}

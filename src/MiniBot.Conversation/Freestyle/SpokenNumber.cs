namespace MiniBot.Conversation.Freestyle;

/// <summary>A number of a text, with what it counts.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Unit">What it counts: <c>%</c>, <c>€</c>, a unit of time or energy; empty for anything else.</param>
internal readonly record struct SpokenNumber(decimal Value, string Unit)
{
    /// <summary>True when a text may say this number because the other one is a fact.</summary>
    public bool IsCoveredBy(SpokenNumber fact) => Value == fact.Value && (Unit == fact.Unit || Unit.Length == 0);
}

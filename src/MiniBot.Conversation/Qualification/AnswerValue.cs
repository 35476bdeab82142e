using System.Text.Json.Serialization;
using MiniBot.Conversation.Understanding.Times;

namespace MiniBot.Conversation.Qualification;

/// <summary>What an answer says, besides its words. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(YesNo), "yes_no")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Date), "date")]
[JsonDerivedType(typeof(Choice), "choice")]
public abstract record AnswerValue
{
    private AnswerValue() { }

    /// <summary>A yes or a no.</summary>
    public sealed record YesNo(bool IsYes) : AnswerValue;

    /// <summary>A number, with the step's unit, or null for none.</summary>
    public sealed record Number(decimal Value, string? Unit) : AnswerValue;

    /// <summary>A time ahead.</summary>
    public sealed record Date(CallbackTime Time) : AnswerValue;

    /// <summary>One of the step's choices, by name.</summary>
    public sealed record Choice(string Name) : AnswerValue;
}

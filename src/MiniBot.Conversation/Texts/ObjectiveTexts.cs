using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Texts;

/// <summary>What the last steps of one objective say where the scenario says nothing of its own. Immutable.</summary>
internal sealed class ObjectiveTexts(DocumentNode.Mapping data)
{
    private readonly StepTexts _isLeads = new(Read(data, "is_leads"), Read(data, "is_leads_short"));
    private readonly StepTexts _confirmTime = new(Read(data, "confirm_time"), Read(data, "confirm_time_short"));
    private readonly StepTexts _bye = new(Read(data, "bye"), null);

    /// <summary>The texts of a step; null for a step that every scenario has to word itself.</summary>
    public StepTexts? For(StepKind step) =>
        step switch
        {
            StepKind.IsLeads => _isLeads,
            StepKind.ConfirmTime => _confirmTime,
            StepKind.Bye => _bye,
            _ => null,
        };

    private static Template Read(DocumentNode.Mapping data, string key) => Template.Parse(data.Text(key));
}

/// <summary>The wording of a step.</summary>
/// <param name="Message">What is said.</param>
/// <param name="Short">The same in simpler words; null for none.</param>
internal sealed record StepTexts(Template Message, Template? Short);

using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Journals;

/// <summary>Finds the scenario that a journal followed: the one that was named, or the shipped one of its name and hash.</summary>
/// <param name="named">The scenario to take for every journal; null to look among the shipped ones.</param>
internal sealed class JournalScenarios(Scenario? named)
{
    private readonly Lazy<IReadOnlyList<Scenario>> _shipped = new(() =>
        [
            .. Directory
                .EnumerateFiles(DataFolder.PathOf("scenarios", ""))
                .Order(StringComparer.Ordinal)
                .Select(ScenarioFile.Read)
                .OfType<ScenarioOutcome.Valid>()
                .Select(v => v.Scenario),
        ]
    );

    /// <summary>The scenario, or null with the reason.</summary>
    public Scenario? Find(JournalHeader header, out string why)
    {
        why = "";
        if (named is not null)
        {
            if (named.Name == header.Scenario)
                return named;
            why = $"the call followed the scenario '{header.Scenario}', not '{named.Name}': give its file with --scenario";
            return null;
        }

        var known = _shipped.Value.FirstOrDefault(s => s.Name == header.Scenario);
        if (known?.ContentHash == header.ScenarioHash)
            return known;
        why = known is null
            ? $"no scenario '{header.Scenario}' is shipped: give its file with --scenario"
            : $"the call followed another version of the scenario '{header.Scenario}': give its file with --scenario";
        return null;
    }
}

using System.Collections.Immutable;
using System.Text;

namespace MiniBot.Conversation.Mining;

/// <summary>Utterances that are alike, and the entry that would answer them.</summary>
/// <param name="Count">How often one of them was heard.</param>
/// <param name="Id">The id proposed for the entry.</param>
/// <param name="IsObjection">True when the entry would answer an objection, false for a question.</param>
/// <param name="Phrases">The ways to say it, the most frequent first. Personal data.</param>
public sealed record UtteranceCluster(int Count, string Id, bool IsObjection, ImmutableArray<MinedPhrase> Phrases)
{
    private const int MostPhrases = 15;

    /// <summary>The entry as a company's catalogue would hold it, its answer still to be written.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder();
        yaml.Append("- id: ").Append(Id).Append('\n');
        yaml.Append("  kind: ").Append(IsObjection ? "objection" : "question").Append('\n');
        yaml.Append("  phrases:\n");
        foreach (var phrase in Phrases.Take(MostPhrases))
            yaml.Append("    - ").Append(Quoted(phrase.Text)).Append('\n');
        return yaml.Append("  answer: \"\"\n").ToString();
    }

    // In double quotes nothing of what people say means anything to YAML; brackets would mean alternatives to us.
    private static string Quoted(string text)
    {
        var safe = new StringBuilder("\"");
        foreach (var c in text)
            safe.Append(char.IsControl(c) || c is '"' or '\\' or '(' or ')' or '|' or '{' or '}' ? ' ' : c);
        return safe.Append('"').ToString();
    }
}

/// <summary>One way to say it.</summary>
/// <param name="Text">As it was heard.</param>
/// <param name="Count">How often.</param>
public sealed record MinedPhrase(string Text, int Count);

using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Evaluation;

/// <summary>Reads labelled files: one utterance a line, label and utterance separated by a tab. Blank lines and lines that begin with # are passed over.</summary>
public static class LabelledFile
{
    /// <summary>The longest line that is read, in characters.</summary>
    public const int MaxLineLength = 2 * 1024 * 1024;

    private const int MaxErrors = 100;

    /// <summary>Reads the lines. With any error nothing is returned but the errors, a hundred at most.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="fileName">Names the file in errors.</param>
    /// <param name="isLabel">Tells known labels from others.</param>
    /// <param name="labels">The labels known, for the mend.</param>
    public static (ImmutableArray<LabelledUtterance> Utterances, ImmutableArray<ScenarioError> Errors) Read(
        string text,
        string fileName,
        Func<string, bool> isLabel,
        IEnumerable<string> labels
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isLabel);
        var errors = new ErrorList(fileName);
        var known = labels.ToList();
        var utterances = ImmutableArray.CreateBuilder<LabelledUtterance>();
        var line = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            if (content.IsWhiteSpace() || content[0] == '#')
                continue;
            if (errors.Count == MaxErrors)
                break;
            var tab = content.IndexOf('\t');
            if (content.Length > MaxLineLength)
                errors.Add(line, 1, "", "the line is longer than 2 MB", "write one utterance per line");
            else if (tab < 0)
                errors.Add(line, 1, "", "there is no tab between label and utterance", "write the label, a tab, the utterance");
            else if (content[..tab].Trim().ToString() is var label && !isLabel(label))
                errors.Add(line, 1, "", $"the label '{Shown(label)}' is not known", MendOf(label, known));
            else
                utterances.Add(new LabelledUtterance(line, label, content[(tab + 1)..].Trim().ToString()));
        }

        if (errors.IsEmpty && utterances.Count == 0)
            errors.Add(1, 1, "", "the file has no utterance", "write one per line: the label, a tab, the utterance");
        return errors.IsEmpty ? (utterances.ToImmutable(), []) : ([], errors.InOrder());
    }

    private static string MendOf(string label, List<string> known) =>
        Spelling.Nearest(label, known) is { } near ? $"did you mean '{near}'?"
        : known.Count <= 20 ? $"write one of: {string.Join(", ", known)}"
        : "write an id of the catalogue, or none";

    private static string Shown(string label) => label.Length > 60 ? label[..60] + "…" : label;
}

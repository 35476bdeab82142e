using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Catalogues;

/// <summary>Reads and validates catalogue files, YAML or JSON: the objections and questions that the agent can answer.</summary>
public static class CatalogueReader
{
    /// <summary>The longest file accepted, in characters: room for ten thousand entries.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The most entries of one file.</summary>
    public const int MaxEntries = 20_000;

    /// <summary>Reads one file. All errors are listed, not only the first. Never throws on a wrong text.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="fileName">Names the file in errors.</param>
    /// <param name="joined">
    /// What the entries are to stand beside: a file of another language, or of a theme that is neither general nor the same, is
    /// refused. Null for a file by itself.
    /// </param>
    public static CatalogueOutcome Read(string text, string fileName, Catalogue? joined = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var errors = new ErrorList(fileName);
        if (!DocumentReader.TryRead(text, MaxLength, out var root, out var fault))
            errors.Add(fault.Line, fault.Column, "", fault.Problem, fault.Mend);
        else if (root is not DocumentNode.Mapping mapping)
            errors.Add(root, "", "a catalogue is a list of key: value lines", "begin with language: and theme:, then entries:");
        else if (new CatalogueBuilder(mapping, errors, joined).Build() is var file && errors.IsEmpty)
            return new CatalogueOutcome.Valid(file);
        return new CatalogueOutcome.Invalid(errors.InOrder());
    }
}

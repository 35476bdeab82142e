using System.Collections.Immutable;

namespace MiniBot.Conversation.Documents;

/// <summary>A piece of a YAML or JSON text with its place. Lines and columns count from 1. A closed family.</summary>
internal abstract record DocumentNode(int Line, int Column)
{
    /// <summary>A single value; <paramref name="Quoted"/> tells "5" from 5.</summary>
    public sealed record Scalar(int Line, int Column, string Value, bool Quoted) : DocumentNode(Line, Column);

    /// <summary>A list.</summary>
    public sealed record Sequence(int Line, int Column, ImmutableArray<DocumentNode> Items) : DocumentNode(Line, Column);

    /// <summary>Keys with their values, in the order of the text.</summary>
    public sealed record Mapping(int Line, int Column, ImmutableArray<DocumentEntry> Entries) : DocumentNode(Line, Column)
    {
        /// <summary>The entry of a key (case ignored), or null.</summary>
        public DocumentEntry? Find(string key) =>
            Entries.FirstOrDefault(e => string.Equals(e.Key.Value, key, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>One key of a mapping and its value.</summary>
internal sealed record DocumentEntry(DocumentNode.Scalar Key, DocumentNode Value);

/// <summary>Why a text is no document, and how to mend it.</summary>
internal sealed record DocumentFault(int Line, int Column, string Problem, string Mend);

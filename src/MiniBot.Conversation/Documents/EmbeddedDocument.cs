namespace MiniBot.Conversation.Documents;

/// <summary>Reads the data that ships inside this assembly. A fault in it is a bug of ours, hence an exception.</summary>
internal static class EmbeddedDocument
{
    public static DocumentNode.Mapping Read(string name)
    {
        using var stream =
            typeof(EmbeddedDocument).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The data '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        if (!DocumentReader.TryRead(reader.ReadToEnd(), out var root, out var fault))
            throw new InvalidDataException($"{name}:{fault.Line}:{fault.Column}: {fault.Problem}");
        return (DocumentNode.Mapping)root;
    }

    public static string Text(this DocumentNode.Mapping mapping, string key) =>
        (mapping.Find(key)?.Value as DocumentNode.Scalar)?.Value
        ?? throw new InvalidDataException($"The text '{key}' is missing at line {mapping.Line}.");

    public static DocumentNode.Mapping Section(this DocumentNode.Mapping mapping, string key) =>
        mapping.Find(key)?.Value as DocumentNode.Mapping
        ?? throw new InvalidDataException($"The section '{key}' is missing at line {mapping.Line}.");

    public static IEnumerable<string> Texts(this DocumentNode.Mapping mapping, string key) =>
        mapping.Find(key)?.Value is DocumentNode.Sequence list
            ? list.Items.OfType<DocumentNode.Scalar>().Select(s => s.Value)
            : throw new InvalidDataException($"The list '{key}' is missing at line {mapping.Line}.");
}

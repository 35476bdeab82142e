namespace MiniBot.Compliance.DataFiles;

/// <summary>Reads a data file shipped inside this assembly; a broken one is a bug of the build.</summary>
internal static class ShippedFile
{
    public delegate T? Reader<out T>(string source, string text, out IReadOnlyList<DataFileError> errors)
        where T : class;

    public static T Read<T>(string name, Reader<T> tryRead)
        where T : class
    {
        using var stream =
            typeof(ShippedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} was not built into the assembly.");
        using var reader = new StreamReader(stream);
        return tryRead(name, reader.ReadToEnd(), out var errors)
            ?? throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
    }
}

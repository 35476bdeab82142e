using MiniBot.Conversation.Documents;

namespace MiniBot.Cli;

/// <summary>Reads text files whose content is checked, not assumed.</summary>
internal static class TextFile
{
    /// <summary>The longest scenario, catalogue or labelled file that is read, in bytes.</summary>
    public const long UsualLimit = 64 * 1024 * 1024;

    /// <summary>The text of a file, or null with the reason: it cannot be read, is too long, or is no UTF-8.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="maxBytes">Longer files are refused.</param>
    /// <param name="why">The reason, with the mend.</param>
    public static string? TryRead(string path, long maxBytes, out string why)
    {
        why = "";
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                why = $"there is no file {path}";
            else if (file.Length > maxBytes)
                why = $"the file has {file.Length:N0} bytes, at most {maxBytes:N0} are read";
            else if (Utf8File.TryDecode(File.ReadAllBytes(path), out var text, out var line))
                return text;
            else
                why = $"line {line} is no UTF-8: save the file as UTF-8";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            why = e.Message;
        }

        return null;
    }
}

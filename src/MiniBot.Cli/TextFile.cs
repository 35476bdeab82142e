using MiniBot.Conversation.Documents;

namespace MiniBot.Cli;

/// <summary>Reads the text files that a user names, with what is wrong told by place and mend.</summary>
internal static class TextFile
{
    /// <summary>The longest file that is read, in bytes.</summary>
    public const long MaxLength = 64 * 1024 * 1024;

    /// <summary>The text; null with the reason told.</summary>
    public static string? TryRead(string path, out string? problem)
    {
        problem = null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                problem = $"there is no file {path}";
            else if (file.Length > MaxLength)
                problem = $"{path} is longer than {MaxLength >> 20} MB: split it";
            else if (Utf8File.TryDecode(File.ReadAllBytes(path), out var text, out var line))
                return text;
            else
                problem = $"{path}:{line}: these bytes are no UTF-8: save the file as UTF-8";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problem = e.Message;
        }

        return null;
    }
}

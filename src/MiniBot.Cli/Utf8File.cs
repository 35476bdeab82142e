using System.Text;

namespace MiniBot.Cli;

/// <summary>Reads text files whose content is checked, not assumed.</summary>
internal static class Utf8File
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or null with the reason: it cannot be read, is too long, or is no UTF-8.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="maxBytes">Longer files are refused.</param>
    /// <param name="why">The reason, with the mend.</param>
    public static string? TryRead(string path, long maxBytes, out string why)
    {
        why = "";
        try
        {
            var length = new FileInfo(path).Length;
            if (length <= maxBytes)
                return s_strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            why = $"the file has {length:N0} bytes, at most {maxBytes:N0} are read";
        }
        catch (DecoderFallbackException broken)
        {
            why = $"the file is no UTF-8 (byte {broken.Index}): save it as UTF-8";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            why = e.Message;
        }

        return null;
    }
}

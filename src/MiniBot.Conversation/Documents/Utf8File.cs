using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MiniBot.Conversation.Documents;

/// <summary>Decodes the bytes of a file that should be UTF-8, and finds the place where it is not.</summary>
public static class Utf8File
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a file. A byte order mark is passed over.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="text">The text.</param>
    /// <param name="line">The line of the first byte that is not UTF-8, from 1.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, out int line)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        line = 0;
        text = null;
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = Strict.GetString(bytes);
            return true;
        }

        line = 1 + bytes[..ValidLength(bytes)].Count((byte)'\n');
        return false;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var taken) == System.Buffers.OperationStatus.Done)
            valid += taken;
        return valid;
    }
}

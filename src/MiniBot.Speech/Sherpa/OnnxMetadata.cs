using System.Collections.Frozen;
using System.Text;

namespace MiniBot.Speech.Sherpa;

/// <summary>
/// The properties that a model file carries beside its network (<c>metadata_props</c> of ONNX). By them families are told apart whose
/// files have the same names; the library itself ends the process where one that it needs is absent.
/// </summary>
internal static class OnnxMetadata
{
    private const int MostProperties = 512;
    private const int MostEntryBytes = 1 << 20;
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    /// <summary>Field 14, length-delimited.</summary>
    private const ulong PropertyTag = (14 << 3) | LengthType;

    /// <summary>Reads a file; null if it cannot be read or is no ONNX model.</summary>
    public static FrozenDictionary<string, string>? TryRead(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return TryRead(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a stream that can seek; the network itself is skipped. Never throws on what the bytes say.</summary>
    public static FrozenDictionary<string, string>? TryRead(Stream model)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        while (model.Position < model.Length)
        {
            if (!TryReadVarint(model, out var tag) || tag >> 3 == 0)
                return null;
            if (tag == PropertyTag)
            {
                if (!TryReadProperty(model, properties) || properties.Count > MostProperties)
                    return null;
            }
            else if (!TrySkip(model, (int)(tag & 7)))
            {
                return null;
            }
        }

        return properties.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool TryReadProperty(Stream model, Dictionary<string, string> properties)
    {
        if (!TryReadLength(model, out var length) || length > MostEntryBytes)
            return false;
        var bytes = new byte[length];
        model.ReadExactly(bytes);
        using var entry = new MemoryStream(bytes);
        string key = "",
            value = "";
        while (entry.Position < entry.Length)
        {
            if (!TryReadVarint(entry, out var tag) || (tag & 7) != LengthType || !TryReadLength(entry, out var size))
                return false;
            var text = Encoding.UTF8.GetString(bytes, (int)entry.Position, (int)size);
            entry.Position += size;
            (key, value) =
                tag >> 3 == 1 ? (text, value)
                : tag >> 3 == 2 ? (key, text)
                : (key, value);
        }

        properties[key] = value;
        return true;
    }

    private static bool TrySkip(Stream model, int type)
    {
        long length = type switch
        {
            Fixed64Type => 8,
            Fixed32Type => 4,
            _ => 0,
        };
        if (type is not (VarintType or Fixed64Type or LengthType or Fixed32Type))
            return false;
        if (type == VarintType)
            return TryReadVarint(model, out _);
        if (type == LengthType && !TryReadLength(model, out length))
            return false;
        if (length > model.Length - model.Position)
            return false;
        model.Position += length;
        return true;
    }

    /// <summary>A length that the rest of the stream holds.</summary>
    private static bool TryReadLength(Stream stream, out long length)
    {
        var read = TryReadVarint(stream, out var value) && value <= (ulong)(stream.Length - stream.Position);
        length = read ? (long)value : 0;
        return read;
    }

    private static bool TryReadVarint(Stream stream, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = stream.ReadByte();
            if (next < 0)
                return false;
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return true;
        }

        return false;
    }
}

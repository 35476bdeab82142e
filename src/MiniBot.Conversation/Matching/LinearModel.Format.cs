using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace MiniBot.Conversation.Matching;

/// <summary>How a model is made from weights, written and read.</summary>
internal sealed partial class LinearModel
{
    private const uint Magic = 0x314D424D;

    /// <summary>A weight below this share of the largest changes no decision and is left out.</summary>
    private const float LeastShare = 0.012f;

    /// <summary>A model from rows of weights, one row for each feature, each in the order of the labels.</summary>
    /// <param name="labels">What is told apart.</param>
    /// <param name="census">The features.</param>
    /// <param name="largest">No weight is larger, of either sign.</param>
    /// <param name="rows">The weights of each feature by label.</param>
    /// <param name="biases">What speaks for each label before anything is heard.</param>
    public static LinearModel FromRows(
        ImmutableArray<string> labels,
        FeatureCensus census,
        float largest,
        IEnumerable<IEnumerable<(int Label, float Weight)>> rows,
        float[] biases
    )
    {
        var scale = largest / sbyte.MaxValue;
        var starts = new List<int>(census.Hashes.Length + 1) { 0 };
        var columns = new List<ushort>();
        var kept = new List<sbyte>();
        foreach (var row in rows)
        {
            foreach (var (label, weight) in row)
            {
                if (Math.Abs(weight) < largest * LeastShare)
                    continue;
                columns.Add((ushort)label);
                kept.Add((sbyte)MathF.Round(weight / scale));
            }

            starts.Add(kept.Count);
        }

        return new LinearModel(labels, census.Hashes, census.Rarities, [.. starts], [.. columns], [.. kept], biases, scale);
    }

    /// <summary>Writes the model; little-endian, as every machine that this runs on.</summary>
    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Labels.Length);
        foreach (var label in Labels)
            writer.Write(label);
        writer.Write(_hashes.Length);
        writer.Write(_weights.Length);
        writer.Write(_scale);
        writer.Write(MemoryMarshal.AsBytes<ulong>(_hashes));
        writer.Write(MemoryMarshal.AsBytes<float>(_rarities));
        writer.Write(MemoryMarshal.AsBytes<int>(_starts));
        writer.Write(MemoryMarshal.AsBytes<ushort>(_labels));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(_weights));
        writer.Write(MemoryMarshal.AsBytes<float>(_biases));
    }

    /// <summary>Reads a model that <see cref="Write"/> wrote. It ships inside this assembly: a fault in it is a bug.</summary>
    public static LinearModel Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("This is no model.");
        var labels = ImmutableArray.CreateBuilder<string>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            labels.Add(reader.ReadString());
        var (features, weights, scale) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle());
        return new LinearModel(
            labels.ToImmutable(),
            ReadArray<ulong>(reader, features),
            ReadArray<float>(reader, features),
            ReadArray<int>(reader, features + 1),
            ReadArray<ushort>(reader, weights),
            ReadArray<sbyte>(reader, weights),
            ReadArray<float>(reader, labels.Count),
            scale
        );
    }

    private static T[] ReadArray<T>(BinaryReader reader, int length)
        where T : unmanaged
    {
        var items = new T[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }
}

namespace MiniBot.Conversation.Matching;

/// <summary>Numbers the features that a model knows. Open addressing; immutable once built.</summary>
internal sealed class FeatureIndex
{
    /// <summary>The row of a feature that is not known.</summary>
    public const int Unknown = -1;

    private readonly ulong[] _hashes;
    private readonly int[] _rows;
    private readonly int _mask;

    /// <param name="hashes">The features in the order of their rows, each once.</param>
    public FeatureIndex(ReadOnlySpan<ulong> hashes)
    {
        var size = 16;
        while (size < hashes.Length * 2)
            size *= 2;
        _mask = size - 1;
        _hashes = new ulong[size];
        _rows = new int[size];
        Array.Fill(_rows, Unknown);
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = (int)hashes[row] & _mask;
            while (_rows[slot] != Unknown)
                slot = (slot + 1) & _mask;
            _hashes[slot] = hashes[row];
            _rows[slot] = row;
        }
    }

    /// <summary>The feature's row, or <see cref="Unknown"/>.</summary>
    public int Find(ulong hash)
    {
        for (var slot = (int)hash & _mask; ; slot = (slot + 1) & _mask)
        {
            if (_rows[slot] == Unknown)
                return Unknown;
            if (_hashes[slot] == hash)
                return _rows[slot];
        }
    }
}

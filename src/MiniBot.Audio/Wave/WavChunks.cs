namespace MiniBot.Audio.Wave;

/// <summary>Where the chunks lie that matter; of several with one name the first counts.</summary>
internal struct WavChunks
{
    public Range? Format { get; private set; }

    public Range? Data { get; private set; }

    public Range? Info { get; private set; }

    public void Note(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> id, Range at)
    {
        if (id.SequenceEqual("fmt "u8))
            Format ??= at;
        else if (id.SequenceEqual("data"u8))
            Data ??= at;
        else if (id.SequenceEqual("LIST"u8) && bytes[at].StartsWith("INFO"u8))
            Info ??= at;
    }
}

namespace MiniBot.Conversation.Matching;

/// <summary>
/// What can be seen in one utterance: its words, their neighbours, pieces of spelling, sounds and concepts, each as a hash.
/// A scratch pad: one per thread, filled again for each utterance, without allocation.
/// </summary>
internal sealed class Features
{
    /// <summary>Words beyond these are not looked at: an objection is said in fewer.</summary>
    public const int MaxWords = 64;

    public const int MaxFeatures = 2048;
    private const int MaxLength = 512;
    private const int MaxPairedConcepts = 8;
    private const int ReachOfNegation = 4;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    private readonly char[] _folded = new char[MaxLength];
    private readonly char[] _text = new char[MaxLength + 2];
    private readonly (int Start, int Length)[] _words = new (int, int)[MaxWords];
    private readonly ulong[] _wordHashes = new ulong[MaxWords];
    private readonly ulong[] _soundHashes = new ulong[MaxWords];
    private readonly int[] _concepts = new int[MaxWords];
    private readonly int[] _groupCounts = new int[(int)FeatureGroup.Count];
    private int _textLength;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many words were kept.</summary>
    public int WordCount { get; private set; }

    /// <summary>The hash of each feature.</summary>
    public ulong[] Hashes { get; } = new ulong[MaxFeatures];

    /// <summary>The group of each feature.</summary>
    public FeatureGroup[] Groups { get; } = new FeatureGroup[MaxFeatures];

    /// <summary>The word at which each feature begins.</summary>
    public byte[] Words { get; } = new byte[MaxFeatures];

    /// <summary>A kept word, folded. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Word(int index) => _text.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>How many features the group has.</summary>
    public int CountOf(FeatureGroup group) => _groupCounts[(int)group];

    /// <summary>Takes an utterance apart.</summary>
    public void Read(ReadOnlySpan<char> utterance, Lexicon lexicon)
    {
        Count = 0;
        WordCount = 0;
        Array.Clear(_groupCounts);
        SplitWords(_folded.AsSpan(0, TextFolding.Fold(utterance, _folded)), lexicon);
        AddWords();
        AddPieces();
        AddConcepts();
        AddDenied(lexicon);
    }

    // The kept words stand in _text with a space around each, so that pieces of spelling know where words end.
    private void SplitWords(ReadOnlySpan<char> folded, Lexicon lexicon)
    {
        _textLength = 0;
        _text[_textLength++] = ' ';
        Span<char> sound = stackalloc char[MaxLength];
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            if (word.IsEmpty || lexicon.IsDropped(word))
                continue;
            if (WordCount == MaxWords)
                break;
            _words[WordCount] = (_textLength, word.Length);
            _wordHashes[WordCount] = Hash(word);
            _soundHashes[WordCount] = Hash(sound[..lexicon.WriteSound(word, sound)]);
            _concepts[WordCount] = lexicon.ConceptOf(word);
            word.CopyTo(_text.AsSpan(_textLength));
            _textLength += word.Length;
            _text[_textLength++] = ' ';
            WordCount++;
        }
    }

    private void AddWords()
    {
        for (var i = 0; i < WordCount; i++)
        {
            Add(FeatureGroup.Word, i, _wordHashes[i]);
            Add(FeatureGroup.Sound, i, _soundHashes[i]);
            var before = i == 0 ? 0 : i - 1;
            Add(FeatureGroup.WordPair, before, Join(i == 0 ? 1 : _wordHashes[i - 1], _wordHashes[i]));
            Add(FeatureGroup.SoundPair, before, Join(i == 0 ? 1 : _soundHashes[i - 1], _soundHashes[i]));
            if (i > 1)
                Add(FeatureGroup.SkipPair, i - 2, Join(_soundHashes[i - 2], _soundHashes[i]));
        }

        if (WordCount > 0)
            Add(FeatureGroup.WordPair, WordCount - 1, Join(_wordHashes[WordCount - 1], 2));
    }

    private void AddPieces()
    {
        var word = 0;
        for (var start = 0; start + ShortestPiece <= _textLength; start++)
        {
            while (word + 1 < WordCount && start >= _words[word + 1].Start - 1)
                word++;
            for (var length = ShortestPiece; length <= LongestPiece && start + length <= _textLength; length++)
                Add(FeatureGroup.Piece, word, Hash(_text.AsSpan(start, length)));
        }
    }

    private void AddConcepts()
    {
        Span<int> met = stackalloc int[MaxPairedConcepts];
        var metCount = 0;
        for (var i = 0; i < WordCount; i++)
        {
            var concept = _concepts[i];
            if (i > 0 && (concept != Lexicon.None || _concepts[i - 1] != Lexicon.None))
                Add(FeatureGroup.ConceptPair, i - 1, Join(Meaning(i - 1), Meaning(i)));
            if (concept == Lexicon.None)
                continue;
            Add(FeatureGroup.Concept, i, (ulong)concept);
            for (var j = 0; j < metCount; j++)
                if (met[j] != concept)
                    Add(
                        FeatureGroup.ConceptsTogether,
                        i,
                        Join((ulong)Math.Min(met[j], concept), (ulong)Math.Max(met[j], concept))
                    );
            if (metCount < met.Length)
                met[metCount++] = concept;
        }
    }

    // "jamais eu de mauvaise surprise": what a negation reaches is the opposite of what the words say.
    private void AddDenied(Lexicon lexicon)
    {
        var reach = 0;
        for (var i = 0; i < WordCount; i++)
        {
            if (lexicon.IsNegation(Word(i)))
            {
                reach = ReachOfNegation;
                continue;
            }

            if (reach-- <= 0)
                continue;
            Add(FeatureGroup.Denied, i, _soundHashes[i]);
            if (_concepts[i] != Lexicon.None)
                Add(FeatureGroup.DeniedConcept, i, (ulong)_concepts[i]);
        }
    }

    private ulong Meaning(int word) => _concepts[word] == Lexicon.None ? _soundHashes[word] : (ulong)_concepts[word];

    private void Add(FeatureGroup group, int word, ulong content)
    {
        if (Count == MaxFeatures)
            return;
        Hashes[Count] = Join((ulong)group + 1, content);
        Groups[Count] = group;
        Words[Count] = (byte)word;
        Count++;
        _groupCounts[(int)group]++;
    }

    // FNV-1a.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    private static ulong Join(ulong a, ulong b)
    {
        var mixed = (a * 0x9E3779B97F4A7C15UL) ^ b;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        return mixed ^ (mixed >> 31);
    }
}

/// <summary>The kinds of features.</summary>
internal enum FeatureGroup : byte
{
    Word,
    WordPair,
    SkipPair,
    Piece,
    Sound,
    SoundPair,
    Concept,
    ConceptPair,
    ConceptsTogether,
    Denied,
    DeniedConcept,
    Count,
}

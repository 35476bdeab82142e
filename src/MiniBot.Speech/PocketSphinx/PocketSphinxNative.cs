using System.Runtime.InteropServices;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>What is used of libpocketsphinx 5prealpha and of libsphinxbase under it.</summary>
internal static partial class PocketSphinxNative
{
    /// <summary>Whoever calls first has the library looked for in the product's folders too.</summary>
    static PocketSphinxNative() => NativeLibraries.Register();

    /// <summary>The option definitions that <see cref="ParseOptions"/> takes; owned by the library.</summary>
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_args")]
    public static partial nint Definitions();

    /// <summary>Null handle if an option is wrong. The decoder keeps a reference of its own.</summary>
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_parse_r")]
    public static partial nint ParseOptions(nint reused, nint definitions, int count, nint[] arguments, int strict);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeOptions(nint options);

    /// <summary>Null turns the log of both libraries off.</summary>
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_logfp")]
    public static partial void SetLogFile(nint file);

    /// <summary>Null handle if the model, dictionary or grammar cannot be loaded.</summary>
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_init")]
    public static partial nint CreateDecoder(nint options);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_free")]
    public static partial int FreeDecoder(nint decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_process_raw")]
    public static partial int Process(DecoderHandle decoder, ReadOnlySpan<short> samples, nuint count, int noSearch, int whole);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(DecoderHandle decoder);

    /// <summary>The words so far as UTF-8, owned by the decoder; null for none.</summary>
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_get_hyp")]
    public static partial nint Hypothesis(DecoderHandle decoder, out int score);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(DecoderHandle decoder);

    /// <summary>Frees the segment and gives the next; null after the last.</summary>
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_word")]
    public static partial nint SegmentWord(nint segment);

    /// <summary>First and last frame of 10 ms, both inclusive.</summary>
    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_frames")]
    public static partial void SegmentFrames(nint segment, out int first, out int last);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_prob")]
    public static partial int SegmentScores(nint segment, out int acoustic, out int language, out int backOff);
}

using System.Runtime.InteropServices;
using MiniBot.Speech.Native;

namespace MiniBot.Speech.PocketSphinx;

/// <summary>Owns one native decoder.</summary>
internal sealed class DecoderHandle : SafeHandle
{
    /// <summary>The libraries keep global state while options are read and models are loaded: one at a time.</summary>
    private static readonly Lock Loading = new();

    public DecoderHandle()
        : base(0, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    /// <summary>Loads a decoder, or gives null if the library refuses an option or a file.</summary>
    public static DecoderHandle? TryCreate(IReadOnlyList<string> options)
    {
        using var strings = new NativeStrings();
        nint[] arguments = [strings.Lend("minibot"), .. options.Select(strings.Lend)];
        lock (Loading)
            return Load(arguments);
    }

    protected override bool ReleaseHandle() => PocketSphinxNative.FreeDecoder(handle) == 0;

    private static DecoderHandle? Load(nint[] arguments)
    {
        PocketSphinxNative.SetLogFile(0);
        var options = PocketSphinxNative.ParseOptions(
            0,
            PocketSphinxNative.Definitions(),
            arguments.Length,
            arguments,
            strict: 1
        );
        if (options == 0)
            return null;
        var native = PocketSphinxNative.CreateDecoder(options);
        _ = PocketSphinxNative.FreeOptions(options);
        if (native == 0)
            return null;
        var decoder = new DecoderHandle();
        decoder.SetHandle(native);
        return decoder;
    }
}

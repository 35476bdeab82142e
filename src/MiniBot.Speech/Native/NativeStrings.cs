using System.Runtime.InteropServices;

namespace MiniBot.Speech.Native;

/// <summary>Strings lent to a native library for the time of a call.</summary>
internal sealed class NativeStrings : IDisposable
{
    private readonly List<nint> _owned = [];

    /// <summary>The string as UTF-8 ended by a zero byte, valid until disposal.</summary>
    public nint Lend(string text)
    {
        var native = Marshal.StringToCoTaskMemUTF8(text);
        _owned.Add(native);
        return native;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var native in _owned)
            Marshal.FreeCoTaskMem(native);
        _owned.Clear();
    }
}

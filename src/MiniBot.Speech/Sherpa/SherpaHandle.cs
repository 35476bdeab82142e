using System.Runtime.InteropServices;

namespace MiniBot.Speech.Sherpa;

/// <summary>Owns one native object of sherpa-onnx.</summary>
internal abstract class SherpaHandle : SafeHandle
{
    protected SherpaHandle(nint native)
        : base(0, ownsHandle: true) => SetHandle(native);

    public override bool IsInvalid => handle == 0;

    /// <summary>The pointer itself, for calls that take several; the owner keeps this object alive meanwhile.</summary>
    public nint Native => handle;
}

/// <summary>Owns a voice activity detector.</summary>
internal sealed class VadHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyVoiceActivityDetector(handle);
        return true;
    }
}

/// <summary>Owns a recogniser.</summary>
internal sealed class OnlineRecognizerHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyOnlineRecognizer(handle);
        return true;
    }
}

/// <summary>Owns a stream of a recogniser.</summary>
internal sealed class OnlineStreamHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyOnlineStream(handle);
        return true;
    }
}

/// <summary>Owns a recogniser of whole utterances.</summary>
internal sealed class OfflineRecognizerHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyOfflineRecognizer(handle);
        return true;
    }
}

/// <summary>Owns an utterance of such a recogniser.</summary>
internal sealed class OfflineStreamHandle(nint native) : SherpaHandle(native)
{
    protected override bool ReleaseHandle()
    {
        SherpaNative.DestroyOfflineStream(handle);
        return true;
    }
}

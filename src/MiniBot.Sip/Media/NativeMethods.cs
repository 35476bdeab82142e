using System.Runtime.InteropServices;

namespace MiniBot.Sip.Media;

/// <summary>The Linux calls behind the media sockets and the media clock. Layouts are those of 64-bit Linux.</summary>
internal static unsafe partial class NativeMethods
{
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int SocketLevel = 1;
    public const int TimestampNanoseconds = 35;
    public const int MonotonicClock = 1;

    [LibraryImport("libc", EntryPoint = "recvmmsg")]
    public static partial int ReceiveMany(int socket, Message* messages, uint count, int flags, nint timeout);

    [LibraryImport("libc", EntryPoint = "sendto")]
    public static partial nint SendTo(int socket, byte* bytes, nuint length, int flags, byte* address, uint addressLength);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    public static partial int Sleep(int clock, int flags, TimeSpec* request, nint remaining);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    public static partial int SetScheduler(int thread, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    public static partial int SetPriority(int kind, int thread, int nice);

    /// <summary>struct timespec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Buffer
    {
        public byte* Bytes;
        public nuint Length;
    }

    /// <summary>struct mmsghdr; the flags are an int and its padding.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Buffer* Buffers;
        public nuint BufferCount;
        public byte* Control;
        public nuint ControlLength;
        public long Flags;
        public uint Length;
    }

    /// <summary>struct cmsghdr, followed by a time stamp.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ControlMessage
    {
        public nuint Length;
        public int Level;
        public int Type;
        public TimeSpec Time;
    }
}

using System.Runtime.CompilerServices;

namespace MiniBot.Sip.Media;

/// <summary>
/// Room for the datagrams that one read takes from a socket, with their sources and the kernel's arrival times.
/// One per media clock, used by its thread only; what it holds is valid until the next read.
/// </summary>
internal sealed unsafe class DatagramBatch
{
    /// <summary>Datagrams per read.</summary>
    public const int Capacity = 8;

    /// <summary>Longer datagrams are cut off, which no audio or text packet is.</summary>
    public const int MaxDatagram = 2048;

    private const int ControlLength = 64;
    private const int Stride = MaxDatagram + MediaAddress.MaxLength + 4 + ControlLength;

    // Pinned for good: the kernel's structures point into each other.
    private readonly byte[] _memory = GC.AllocateArray<byte>(Capacity * Stride, pinned: true);
    private readonly NativeMethods.Message[] _messages = GC.AllocateArray<NativeMethods.Message>(Capacity, pinned: true);
    private readonly NativeMethods.Buffer[] _buffers = GC.AllocateArray<NativeMethods.Buffer>(Capacity, pinned: true);

    public DatagramBatch()
    {
        for (var i = 0; i < Capacity; i++)
        {
            var start = (byte*)Unsafe.AsPointer(ref _memory[i * Stride]);
            _buffers[i] = new NativeMethods.Buffer { Bytes = start, Length = MaxDatagram };
            _messages[i] = new NativeMethods.Message
            {
                Buffers = (NativeMethods.Buffer*)Unsafe.AsPointer(ref _buffers[i]),
                BufferCount = 1,
                Control = start + MaxDatagram,
                Name = start + MaxDatagram + ControlLength,
            };
            Prepare(i);
        }
    }

    /// <summary>Takes what waits at a socket, without waiting; returns how many datagrams there are now.</summary>
    public int Receive(DatagramSocket socket)
    {
        var messages = (NativeMethods.Message*)Unsafe.AsPointer(ref _messages[0]);
        return Math.Max(0, NativeMethods.ReceiveMany(socket.Handle, messages, Capacity, NativeMethods.DontWait, 0));
    }

    public ReadOnlySpan<byte> this[int index] =>
        _memory.AsSpan(index * Stride, (int)Math.Min(_messages[index].Length, MaxDatagram));

    /// <summary>Where a datagram came from, and when, in nanoseconds of the kernel's wall clock. Its slot is then free for the next read.</summary>
    public bool TryTakeOrigin(int index, out MediaAddress source, out long arrivalNanoseconds)
    {
        ref var message = ref _messages[index];
        var known = MediaAddress.TryRead(new ReadOnlySpan<byte>(message.Name, (int)message.NameLength), out source);
        var control = (NativeMethods.ControlMessage*)message.Control;
        var stamped =
            message.ControlLength >= (nuint)sizeof(NativeMethods.ControlMessage)
            && control->Type == NativeMethods.TimestampNanoseconds
            && control->Level == NativeMethods.SocketLevel;
        arrivalNanoseconds = stamped ? (control->Time.Seconds * 1_000_000_000) + control->Time.Nanoseconds : 0;
        Prepare(index);
        return known && stamped;
    }

    private void Prepare(int index)
    {
        _messages[index].NameLength = MediaAddress.MaxLength;
        _messages[index].ControlLength = ControlLength;
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MiniBot.Sip.Media;

/// <summary>A UDP address as a plain value: IPv4 stands mapped into IPv6. Reads and writes the kernel's sockaddr (Linux).</summary>
internal readonly record struct MediaAddress(UInt128 Host, ushort Port)
{
    /// <summary>Bytes of the longest sockaddr.</summary>
    public const int MaxLength = 28;

    private const ushort InterNetwork = 2;
    private const ushort InterNetworkV6 = 10;
    private const int LengthV4 = 16;
    private static readonly UInt128 MappedPrefix = (UInt128)0xFFFF << 32;

    /// <summary>0.0.0.0 or [::], or no port: nothing may be sent there.</summary>
    public bool IsNowhere => Port == 0 || Host == UInt128.Zero || Host == MappedPrefix;

    public bool IsSameHost(MediaAddress other) => Host == other.Host;

    public static MediaAddress From(IPEndPoint endPoint)
    {
        Span<byte> bytes = stackalloc byte[16];
        endPoint.Address.MapToIPv6().TryWriteBytes(bytes, out _);
        return new MediaAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes), (ushort)endPoint.Port);
    }

    public static bool TryRead(ReadOnlySpan<byte> address, out MediaAddress mediaAddress)
    {
        mediaAddress = default;
        if (address.Length < LengthV4)
            return false;
        var port = BinaryPrimitives.ReadUInt16BigEndian(address[2..]);
        switch (BitConverter.ToUInt16(address))
        {
            case InterNetwork:
                mediaAddress = new MediaAddress(MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(address[4..]), port);
                return true;
            case InterNetworkV6 when address.Length >= MaxLength:
                mediaAddress = new MediaAddress(BinaryPrimitives.ReadUInt128BigEndian(address[8..]), port);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes it for a socket of the given family; returns its length.</summary>
    public int Write(Span<byte> address, AddressFamily family)
    {
        address[..MaxLength].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], Port);
        if (family == AddressFamily.InterNetwork)
        {
            BitConverter.TryWriteBytes(address, InterNetwork);
            BinaryPrimitives.WriteUInt32BigEndian(address[4..], (uint)Host);
            return LengthV4;
        }

        BitConverter.TryWriteBytes(address, InterNetworkV6);
        BinaryPrimitives.WriteUInt128BigEndian(address[8..], Host);
        return MaxLength;
    }
}

using MiniBot.Sip.Text;

namespace MiniBot.Sip.Tests.Text;

public sealed class RedundantBlocksTests
{
    private const byte Plain = 98;

    [Fact]
    public void TryRead_TwoGenerations_GivesThemOldestFirst()
    {
        byte[] payload =
        [
            0x80 | Plain,
            0x09,
            0x60,
            2,
            0x80 | Plain,
            0x04,
            0xB0,
            1,
            Plain,
            (byte)'a',
            (byte)'b',
            (byte)'c',
            (byte)'d',
        ];

        RedundantBlocks.TryRead(payload, Plain, out var blocks).ShouldBeTrue();

        blocks.Count.ShouldBe(2);
        blocks[0].ToArray().ShouldBe("ab"u8.ToArray());
        blocks[1].ToArray().ShouldBe("c"u8.ToArray());
        blocks.Primary.ToArray().ShouldBe("d"u8.ToArray());
    }

    [Fact]
    public void TryRead_BlockLongerThanThePacket_IsRefused()
    {
        byte[][] broken =
        [
            [],
            [0x80 | Plain],
            [0x80 | Plain, 0, 0, 1],
            [0x80 | Plain, 0, 0, 1, Plain],
            [0x80 | Plain, 0, 0x03, 0xFF, Plain, 1, 2, 3],
            [0x80 | 97, 0, 0, 0, Plain],
            [97],
            [.. Enumerable.Repeat<byte[]>([0x80 | Plain, 0, 0, 0], 9).SelectMany(header => header), Plain],
        ];

        foreach (var payload in broken)
            RedundantBlocks.TryRead(payload, Plain, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryRead_AnyBytes_NeverThrowsAndStaysInside()
    {
        var random = new Random(1);
        var read = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var payload = new byte[random.Next(40)];
            random.NextBytes(payload);
            for (var i = 0; i < payload.Length; i += RedundantBlocks.RedundantHeaderLength)
                payload[i] = (byte)(Plain | (random.Next(3) == 0 ? 0 : 0x80));
            for (var i = 2; i < payload.Length; i += RedundantBlocks.RedundantHeaderLength)
                payload[i] = (byte)(random.Next(8) == 0 ? payload[i] : 0);
            if (!RedundantBlocks.TryRead(payload, Plain, out var blocks))
                continue;
            var length = blocks.Primary.Length + (blocks.Count * RedundantBlocks.RedundantHeaderLength) + 1;
            for (var i = 0; i < blocks.Count; i++)
                length += blocks[i].Length;
            length.ShouldBe(payload.Length);
            read++;
        }

        read.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(600, 3)]
    [InlineData(RedundantBlocks.MaxTimestampOffset, 1023)]
    public void WriteRedundantHeader_ThenRead_KeepsTheLength(int offset, int length)
    {
        var payload = new byte[RedundantBlocks.RedundantHeaderLength + 1 + length];
        RedundantBlocks.WriteRedundantHeader(payload, Plain, offset, length);
        payload[RedundantBlocks.RedundantHeaderLength] = Plain;

        RedundantBlocks.TryRead(payload, Plain, out var blocks).ShouldBeTrue();

        blocks[0].Length.ShouldBe(length);
        ((payload[1] << 6) | (payload[2] >> 2)).ShouldBe(offset);
    }
}

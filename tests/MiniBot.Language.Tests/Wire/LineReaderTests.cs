using System.Text;
using MiniBot.Language.Wire;

namespace MiniBot.Language.Tests.Wire;

public sealed class LineReaderTests
{
    private const string Text = "{\"a\":1}\r\n\r\n{\"é\":\"…\"}\n  \nlast";

    [Fact]
    public async Task Lines_SplitAtEveryByte_AreTheSame()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        for (var split = 0; split <= bytes.Length; split++)
            (await ReadAsync(new PiecewiseStream([bytes[..split], bytes[split..]]))).ShouldBe([
                "{\"a\":1}",
                "{\"é\":\"…\"}",
                "last",
            ]);

        (await ReadAsync(new PiecewiseStream([.. bytes.Select(b => new[] { b })]))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task EmptyBody_HasNoLine() => (await ReadAsync(new PiecewiseStream([]))).ShouldBeEmpty();

    [Fact]
    public async Task LongestLine_IsRead() =>
        (await ReadAsync(new PiecewiseStream([Filled(LineReader.MaxLineBytes - 1), "\n"u8.ToArray()])))
            .ShouldHaveSingleItem()
            .Length.ShouldBe(LineReader.MaxLineBytes - 1);

    [Fact]
    public async Task LineWithoutEnd_IsAFlood()
    {
        var failure = await Should.ThrowAsync<ChatServerException>(() =>
            ReadAsync(new PiecewiseStream(Enumerable.Repeat(Filled(1 << 16), 1000)))
        );

        failure.Stage.ShouldBe(ModelStage.Answering);
        failure.Message.ShouldContain("floods");
    }

    [Fact]
    public async Task LinesWithoutEnd_AreAFlood() =>
        (
            await Should.ThrowAsync<ChatServerException>(() =>
                ReadAsync(new PiecewiseStream(Enumerable.Repeat("{}\n"u8.ToArray(), int.MaxValue)))
            )
        ).Message.ShouldContain("floods");

    [Fact]
    public async Task Connection_Breaks_IsAFailureOfTheAnswer() =>
        (
            await Should.ThrowAsync<ChatServerException>(() => ReadAsync(new PiecewiseStream(["{}\n"u8.ToArray(), null!])))
        ).Message.ShouldContain("broke");

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)'a');
        return bytes;
    }

    private static async Task<List<string>> ReadAsync(Stream body)
    {
        var reader = new LineReader(body);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } line)
            lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    /// <summary>Gives the pieces one read at a time; null breaks the connection.</summary>
    private sealed class PiecewiseStream(IEnumerable<byte[]> pieces) : MemoryStream
    {
        private readonly IEnumerator<byte[]> _pieces = pieces.Where(p => p is null || p.Length > 0).GetEnumerator();
        private Memory<byte> _rest;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_rest.IsEmpty && !_pieces.MoveNext())
                return new(0);
            if (_rest.IsEmpty)
                _rest = _pieces.Current ?? throw new IOException("gone");
            var count = Math.Min(buffer.Length, _rest.Length);
            _rest[..count].CopyTo(buffer);
            _rest = _rest[count..];
            return new(count);
        }
    }
}

using FsCheck;
using FsCheck.Fluent;
using MiniBot.Campaigns.Contacts.Csv;
using MiniBot.Campaigns.Results;

namespace MiniBot.Campaigns.Tests.Contacts.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d", "1:a|b", "2:c|d")]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b", "2:c|d")]
    [InlineData("a,b\rc,d", "1:a|b", "2:c|d")]
    [InlineData("a,,\n\n,b", "1:a||", "3:|b")]
    [InlineData("\"a,b\",c", "1:a,b|c")]
    [InlineData("\"a \"\"b\"\"\",c", "1:a \"b\"|c")]
    [InlineData("\"a\nb\",c\nd,e", "1:a\nb|c", "3:d|e")]
    [InlineData("a \"b\",c", "1:a \"b\"|c")]
    [InlineData("\"\",\"\"", "1:|")]
    [InlineData("a,\"", "1!has a quote that is never closed")]
    [InlineData("a,\"b\nc,d\ne,f", "1!has a quote that is never closed", "2:c|d", "3:e|f")]
    [InlineData("\"a\"b,c\nd,e", "1!has text after a closing quote; double the quotes inside a quoted field", "2:d|e")]
    [InlineData(
        "a,\"b\nc,d\"x\ne,f",
        "1!has text after a closing quote; double the quotes inside a quoted field",
        "2:c|d\"x",
        "3:e|f"
    )]
    [InlineData("")]
    public void Read_Text_RecordsWithTheirLines(string text, params string[] expected) =>
        Read(text).Select(Describe).ShouldBe(expected);

    [Fact]
    public void Read_LineTooLong_ReportedAndSkipped() =>
        Read($"a\n{new string('x', 10_000_000)}\nb")
            .Select(Describe)
            .ShouldBe(["1:a", "2!is longer than 65536 characters", "3:b"]);

    [Fact]
    public void Read_UnclosedQuoteInHugeFile_CostsOneLine()
    {
        var records = Read("h\n\"oops\n" + string.Join('\n', Enumerable.Repeat("row", 10_000)));

        records.Count.ShouldBe(10_002);
        records.Count(record => record.Problem is not null).ShouldBe(1);
        records[^1].Line.ShouldBe(10_002);
    }

    [Fact]
    public void Read_WrittenCells_Same() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(5, 1),
            Prop.ForAll(
                Gen.Elements("ab,;\"\n é".ToCharArray())
                    .ArrayOf()
                    .Select(letters => new string(letters))
                    .ArrayOf(4)
                    .ToArbitrary(),
                cells =>
                {
                    var line = string.Join(',', cells.Prepend("x").Select(CsvCell.Write));
                    // A leading line break is escaped like a formula.
                    var expected = cells.Select(cell => cell.StartsWith('\n') ? $"'{cell}" : cell).Prepend("x");
                    Read(line).ShouldHaveSingleItem().Fields.ShouldBe(expected);
                }
            )
        );

    [Fact]
    public void Read_AnyText_NeverThrowsAndLinesRise() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(6, 1),
            Prop.ForAll(
                Gen.Elements("a,\"\r\n".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
                text =>
                {
                    var lines = Read(text).Select(record => record.Line).ToList();
                    lines.ShouldBe(lines.Distinct().Order());
                }
            )
        );

    private static List<CsvRecord> Read(string text)
    {
        var reader = new CsvReader(new StringReader(text), ',');
        var records = new List<CsvRecord>();
        while (reader.Read() is { } record)
            records.Add(record);
        return records;
    }

    private static string Describe(CsvRecord record) =>
        record.Problem is null ? $"{record.Line}:{string.Join('|', record.Fields)}" : $"{record.Line}!{record.Problem}";
}

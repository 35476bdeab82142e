using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Normalization.French;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Normalization;

public sealed class FrenchTextTests
{
    private const string Language = "fr-FR";

    private static readonly string Table = RepositoryRoot.Combine("tests", "MiniBot.Speech.Tests", "Normalization", "french.tsv");

    /// <summary>Pieces of what people write: an arbitrary text of them meets every rule.</summary>
    private static readonly string[] Pieces =
    [
        .. Examples().Select(example => (string)example[0]),
        " ",
        "-",
        "/",
        ",",
        ".",
        "12",
        "0",
        "h",
        "€",
        "M.",
        "XIV",
        "l'",
        "(",
        ")",
    ];

    public static IEnumerable<object[]> Examples() =>
        File.ReadLines(Table)
            .Where(line => line.Contains('\t', StringComparison.Ordinal))
            .Select(line => line.Split('\t'))
            .Select(row => new object[] { row[0], row[1] });

    [Theory]
    [MemberData(nameof(Examples))]
    public void For_Written_IsSaid(string written, string said) => SpokenText.For(written, Language).ShouldBe(said);

    [Theory]
    [MemberData(nameof(Examples))]
    public void For_WhatWasSaid_ChangesNothing(string written, string said)
    {
        written.ShouldNotBeNull();
        SpokenText.For(said, Language).ShouldBe(said);
    }

    [Fact]
    public void Examples_Table_IsLong() => Examples().Count().ShouldBeGreaterThanOrEqualTo(200);

    [Fact]
    public void For_AnyText_LeavesNoDigit() =>
        Prop.ForAll<NonNull<string>>(text => ShouldHoldNoDigit(text.Get)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void For_AnyMixOfPieces_LeavesNoDigit() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf(8).Select(string.Concat).ToArbitrary(), ShouldHoldNoDigit)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void For_WordsAlone_ChangesNothing()
    {
        var words = Gen.Elements(
            "bonjour",
            "maison",
            "d'accord",
            "aujourd'hui",
            "peut-être",
            "à",
            "été",
            "Jean",
            "virgule,",
            "fin.",
            "quoi ?"
        );
        Prop.ForAll(
                words.NonEmptyListOf().Select(list => string.Join(' ', list)).ToArbitrary(),
                text => SpokenText.For(text, Language).ShouldBe(text)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Cardinal_UpToAHundredThousand_IsNeverSaidTwice()
    {
        var said = Enumerable.Range(0, 100_000).Select(number => FrenchNumber.Cardinal(number)).ToHashSet(StringComparer.Ordinal);

        said.Count.ShouldBe(100_000);
    }

    [Fact]
    public void For_LongestText_IsCut()
    {
        var text = string.Concat(Enumerable.Repeat("1-2/3 4h5 a@b.c ", SpokenText.MostCharacters));

        SpokenText.For(text, Language).Length.ShouldBeLessThanOrEqualTo(SpokenText.MostCharacters);
    }

    private static void ShouldHoldNoDigit(string text)
    {
        var said = SpokenText.For(text, Language);
        said.Any(char.IsNumber).ShouldBeFalse(string.Create(CultureInfo.InvariantCulture, $"'{text}' became '{said}'"));
        said.Length.ShouldBeLessThanOrEqualTo(SpokenText.MostCharacters);
    }
}

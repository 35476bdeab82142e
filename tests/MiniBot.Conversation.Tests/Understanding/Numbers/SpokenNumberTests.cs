using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Conversation.Understanding.Numbers;

namespace MiniBot.Conversation.Tests.Understanding.Numbers;

public class SpokenNumberTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260302, 7);

    [Theory]
    [InlineData("zéro", "0")]
    [InlineData("quatorze", "14")]
    [InlineData("dix-sept", "17")]
    [InlineData("vingt et un", "21")]
    [InlineData("vingt et une", "21")]
    [InlineData("trente-deux", "32")]
    [InlineData("soixante et onze", "71")]
    [InlineData("soixante-dix", "70")]
    [InlineData("soixante dix neuf", "79")]
    [InlineData("quatre-vingts", "80")]
    [InlineData("quatre-vingt-un", "81")]
    [InlineData("quatre-vingt-dix-neuf", "99")]
    [InlineData("septante", "70")]
    [InlineData("septante et un", "71")]
    [InlineData("huitante-deux", "82")]
    [InlineData("octante", "80")]
    [InlineData("nonante-neuf", "99")]
    [InlineData("cent", "100")]
    [InlineData("cent un", "101")]
    [InlineData("deux cents", "200")]
    [InlineData("deux cent quatre-vingt-dix", "290")]
    [InlineData("cent quatre-vingts", "180")]
    [InlineData("mille", "1000")]
    [InlineData("mille quatre-vingts", "1080")]
    [InlineData("deux mille vingt-six", "2026")]
    [InlineData("vingt-cinq mille", "25000")]
    [InlineData("deux cent mille", "200000")]
    [InlineData("deux cent cinquante mille trois cents", "250300")]
    [InlineData("un million", "1000000")]
    [InlineData("un million deux", "1200000")]
    [InlineData("un million deux cent mille", "1200000")]
    [InlineData("un million et demi", "1500000")]
    [InlineData("trois milliards", "3000000000")]
    [InlineData("une demie", "0.5")]
    [InlineData("demi", "0.5")]
    [InlineData("la moitié", "0.5")]
    [InlineData("trois quarts", "0.75")]
    [InlineData("un quart", "0.25")]
    [InlineData("deux et demi", "2.5")]
    [InlineData("deux et quart", "2.25")]
    [InlineData("un et trois quarts", "1.75")]
    [InlineData("trois virgule cinq", "3.5")]
    [InlineData("trois virgule zéro cinq", "3.05")]
    [InlineData("trois virgule vingt-cinq", "3.25")]
    [InlineData("un virgule cinq million", "1500000")]
    [InlineData("3,5", "3.5")]
    [InlineData("3.5", "3.5")]
    [InlineData("14", "14")]
    [InlineData("200 000", "200000")]
    [InlineData("1 200 000", "1200000")]
    [InlineData("2.500", "2500")]
    [InlineData("25 mille", "25000")]
    [InlineData("25k", "25000")]
    [InlineData("1,5 million", "1500000")]
    [InlineData("une dizaine", "10")]
    [InlineData("deux douzaines", "24")]
    [InlineData("une centaine de milliers", "100000")]
    [InlineData("un millier", "1000")]
    [InlineData("quatre vin dix", "90")]
    [InlineData("quatre vin dit", "90")]
    [InlineData("soixante dit neuf", "79")]
    [InlineData("deux sans mille", "200000")]
    [InlineData("deux sans euros", "200")]
    [InlineData("dix mil", "10000")]
    [InlineData("cent-vingt-euh-deux", "122")]
    public void Find_OneNumber_HasItsValue(string text, string value)
    {
        var words = SpokenWords.Of(text);
        SpokenNumber.FindAll(words).ShouldHaveSingleItem().Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("le premier", 1)]
    [InlineData("la première", 1)]
    [InlineData("le second", 2)]
    [InlineData("le deuxième", 2)]
    [InlineData("cinquième", 5)]
    [InlineData("neuvième", 9)]
    [InlineData("le quinzième", 15)]
    [InlineData("dix-septième", 17)]
    [InlineData("vingt et unième", 21)]
    [InlineData("soixante-dixième", 70)]
    [InlineData("quatre-vingtième", 80)]
    [InlineData("quatre-vingt-dixième", 90)]
    [InlineData("centième", 100)]
    [InlineData("1er", 1)]
    [InlineData("2ème", 2)]
    [InlineData("15e", 15)]
    public void Find_Ordinal_IsOne(string text, int value)
    {
        var number = SpokenNumber.FindAll(SpokenWords.Of(text)).ShouldHaveSingleItem();
        number.Value.ShouldBe(value);
        number.IsOrdinal.ShouldBeTrue();
    }

    [Theory]
    [InlineData("on est deux cents environ", "deux cents")]
    [InlineData("il y a quatre-vingt-dix personnes", "quatre vingt dix")]
    [InlineData("ça fait 14h", "14")]
    public void Find_InASentence_GivesTheWords(string text, string evidence)
    {
        var words = SpokenWords.Of(text);
        SpokenNumber.FindAll(words).ShouldHaveSingleItem().Evidence(words).ShouldBe(evidence);
    }

    [Theory]
    [InlineData("deux ou trois", new[] { 2, 3 })]
    [InlineData("14 30", new[] { 14, 30 })]
    [InlineData("entre dix et douze", new[] { 10, 12 })]
    [InlineData("vingt et deux", new[] { 20, 2 })]
    [InlineData("sept cinq", new[] { 7, 5 })]
    [InlineData("zéro six douze", new[] { 0, 6, 12 })]
    public void Find_Several_KeepsThemApart(string text, int[] values) =>
        SpokenNumber.FindAll(SpokenWords.Of(text)).Select(n => (int)n.Value).ShouldBe(values);

    [Theory]
    [InlineData("")]
    [InlineData("je ne sais pas")]
    [InlineData("sans problème")]
    [InlineData("du bon vin")]
    [InlineData("million")]
    [InlineData("et demie virgule")]
    public void Find_NoNumber_FindsAtMostAHalf(string text) =>
        SpokenNumber.FindAll(SpokenWords.Of(text)).ShouldAllBe(n => n.Value == 0.5m);

    [Fact]
    public void Find_HugeNumber_IsCapped()
    {
        Only(new string('9', 5000)).ShouldBe(SpokenNumber.MaxValue);
        Only("999999999999999 milliards").ShouldBe(SpokenNumber.MaxValue);
    }

    [Fact]
    public void Find_EveryNumberBelowTenThousand_SpelledOut_ComesBack()
    {
        for (var n = 0; n < 10_000; n++)
            Only(Spell(n)).ShouldBe(n, Spell(n));
    }

    [Fact]
    public void Find_AnyWords_NeverThrowsAndStaysInside() =>
        Prop.ForAll(
                Gen.Choose(0, 12)
                    .SelectMany(count =>
                        Gen.Elements(
                                "un deux quatre vingt vin dix dis sans cent mille million milliard et demi quart quarts tiers virgule point zéro premier vingtième 5 007 12e k 3,5 99999999999999999999 dizaine de milliers euros oui \uD800 soixante".Split(
                                    ' '
                                )
                            )
                            .ArrayOf(count)
                    )
                    .ToArbitrary(),
                parts =>
                {
                    var words = SpokenWords.Of(string.Join(' ', parts));
                    var end = 0;
                    foreach (var number in SpokenNumber.FindAll(words))
                    {
                        number.Start.ShouldBeGreaterThanOrEqualTo(end);
                        number.Length.ShouldBePositive();
                        end = number.End;
                        end.ShouldBeLessThanOrEqualTo(words.Count);
                        number.Value.ShouldBeInRange(0, SpokenNumber.MaxValue);
                    }
                }
            )
            .Check(Seeded);

    private static decimal Only(string text) => SpokenNumber.FindAll(SpokenWords.Of(text)).ShouldHaveSingleItem().Value;

    // Written independently of the parser, as French spells numbers.
    private static string Spell(int n)
    {
        string[] small =
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".Split(
                ' '
            );
        string[] tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];
        return n switch
        {
            < 20 => small[n],
            < 60 => tens[n / 10]
                + (n % 10) switch
                {
                    0 => "",
                    1 => " et un",
                    var unit => "-" + small[unit],
                },
            60 => "soixante",
            61 => "soixante et un",
            71 => "soixante et onze",
            < 80 => "soixante-" + small[n - 60],
            80 => "quatre-vingts",
            < 100 => "quatre-vingt-" + small[n - 80],
            < 1000 => (n / 100 == 1 ? "cent" : small[n / 100] + " cent") + (n % 100 == 0 ? "" : " " + Spell(n % 100)),
            _ => (n / 1000 == 1 ? "mille" : Spell(n / 1000) + " mille") + (n % 1000 == 0 ? "" : " " + Spell(n % 1000)),
        };
    }
}

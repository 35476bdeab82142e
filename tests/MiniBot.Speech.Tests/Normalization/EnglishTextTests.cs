using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Normalization;

public sealed class EnglishTextTests
{
    [Theory]
    [InlineData("21", "twenty-one")]
    [InlineData("105", "one hundred and five")]
    [InlineData("1,250", "one thousand two hundred and fifty")]
    [InlineData("1,000,000", "one million")]
    [InlineData("2005", "two thousand and five")]
    [InlineData("3.14", "three point one four")]
    [InlineData("007", "zero zero seven")]
    [InlineData("1st, 2nd, 3rd, 12th, 20th, 21st", "first, second, third, twelfth, twentieth, twenty-first")]
    [InlineData("£12.50", "twelve pounds fifty")]
    [InlineData("$1", "one dollar")]
    [InlineData("€0.50", "fifty cents")]
    [InlineData("£0.01", "one penny")]
    [InlineData("£0.20", "twenty pence")]
    [InlineData("$3m", "three million dollars")]
    [InlineData("$1.5 million", "one point five million dollars")]
    [InlineData("20 €", "twenty euros")]
    [InlineData("12 March 2026", "the twelfth of March twenty twenty-six")]
    [InlineData("March 12, 2026", "March twelfth, twenty twenty-six")]
    [InlineData("12/03/2026", "the twelfth of March twenty twenty-six")]
    [InlineData("2026-03-12", "the twelfth of March twenty twenty-six")]
    [InlineData("in 1984", "in nineteen eighty-four")]
    [InlineData("in 1905", "in nineteen oh five")]
    [InlineData("2:30 pm", "two thirty p m")]
    [InlineData("9am", "nine a m")]
    [InlineData("It is 9am.", "It is nine a m.")]
    [InlineData("at 9 a.m. sharp", "at nine a m sharp")]
    [InlineData("14:30", "fourteen thirty")]
    [InlineData("9:05", "nine oh five")]
    [InlineData("10-12 people", "ten to twelve people")]
    [InlineData("5%", "five percent")]
    [InlineData("-5", "minus five")]
    [InlineData("Mr Smith and Dr. Jones", "Mister Smith and Doctor Jones")]
    [InlineData("apples, e.g. red ones", "apples, for example red ones")]
    [InlineData("contact@example.com", "contact at example dot com")]
    [InlineData("www.example.org", "www dot example dot org")]
    [InlineData("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight")]
    [InlineData("5 kWh & 3 km", "five kilowatt hours and three kilometres")]
    [InlineData("Good morning, how are you?", "Good morning, how are you?")]
    public void For_Written_IsSaid(string written, string said) => SpokenText.For(written, "en-GB").ShouldBe(said);

    [Fact]
    public void For_AmericanDate_HasTheMonthFirst() =>
        SpokenText.For("3/12/2026", "en-US").ShouldBe("the twelfth of March twenty twenty-six");

    [Fact]
    public void For_AnyText_LeavesNoDigit() =>
        Prop.ForAll<NonNull<string>>(text => SpokenText.For(text.Get, "en-GB").Any(char.IsNumber).ShouldBeFalse())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}

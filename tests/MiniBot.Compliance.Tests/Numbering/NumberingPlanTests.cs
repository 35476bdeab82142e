using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Compliance.Tests.Numbering;

public sealed class NumberingPlanTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678")]
    [InlineData("06.12.34.56.78", "+33612345678")]
    [InlineData("06-12-34-56-78", "+33612345678")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("+33 (0)6 12 34 56 78", "+33612345678")]
    [InlineData("0033 6 12 34 56 78", "+33612345678")]
    [InlineData("\u00a006\u00a012\u202f34\u202f56\u202f78 ", "+33612345678")]
    [InlineData("0692 00 00 01", "+262692000001")]
    [InlineData("+262 639 00 00 01", "+262639000001")]
    [InlineData("0590 10 00 01", "+590590100001")]
    [InlineData("+508 41 00 01", "+508410001")]
    [InlineData("+49 30 1234567", "+49301234567")]
    public void Read_WrittenForms_E164(string written, string expected) =>
        NumberingPlan.France.Read(written).ShouldBeOfType<NumberReading.Valid>().Number.E164.ShouldBe(expected);

    [Theory]
    [InlineData("01 99 00 12 34", true)]
    [InlineData("02 61 91 12 34", true)]
    [InlineData("03 53 01 12 34", true)]
    [InlineData("04 65 71 12 34", true)]
    [InlineData("05 36 49 12 34", true)]
    [InlineData("06 39 98 12 34", true)]
    [InlineData("06 39 97 12 34", false)]
    public void Read_RangesForFiction_Marked(string written, bool fictional) =>
        NumberingPlan.France.Read(written).ShouldBeOfType<NumberReading.Valid>().Fictional.ShouldBe(fictional);

    [Theory]
    [InlineData("+33 6 39 98 12 34", "Europe/Paris")]
    [InlineData("+262 639 98 12 34", "Indian/Mayotte")]
    [InlineData("+594 694 00 00 01", "America/Cayenne")]
    public void Read_Number_TellsZone(string written, string zone) =>
        NumberingPlan.France.Read(written).ShouldBeOfType<NumberReading.Valid>().Zones.ShouldHaveSingleItem().Id.ShouldBe(zone);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("+")]
    [InlineData("06 12 34 56 7")]
    [InlineData("06 12 34 56 789")]
    [InlineData("612345678")]
    [InlineData("+33 0612345678")]
    [InlineData("٠٦١٢٣٤٥٦٧٨")]
    [InlineData("+1")]
    [InlineData("+1234567890123456")]
    [InlineData("1.23457E+10")]
    [InlineData("06;12345678")]
    public void Read_NoNumber_Invalid(string? written) =>
        NumberingPlan.France.Read(written).ShouldBeOfType<NumberReading.Invalid>();

    [Fact]
    public void Read_E164Again_SameNumber() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(11, 1),
            Prop.ForAll(
                Gen.Elements("0123456789 .-+()/x\u00a0".ToCharArray())
                    .ArrayOf()
                    .Select(letters => new string(letters))
                    .ToArbitrary(),
                written =>
                {
                    if (NumberingPlan.France.Read(written) is NumberReading.Valid valid)
                        NumberingPlan
                            .France.Read(valid.Number.E164)
                            .ShouldBeOfType<NumberReading.Valid>()
                            .Number.ShouldBe(valid.Number);
                }
            )
        );

    [Fact]
    public void PhoneNumber_Printed_Masked() =>
        NumberingPlan.France.Read("0612345678").ShouldBeOfType<NumberReading.Valid>().Number.ToString().ShouldBe("+33*********");
}

using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.DataFiles;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Tests.Policies;

public sealed class PolicyReaderTests
{
    private static readonly string s_france = File.ReadAllText(RepositoryRoot.Combine("data", "policies", "france.yaml"));

    [Fact]
    public void Read_ShippedFrance_HoldsTheLaw()
    {
        var policy = PolicyBook.Shipped.ForCountry("FR").ShouldNotBeNull();

        policy.Name.ShouldBe("france");
        policy.Caps.ShouldBe([new FrequencyCap(4, TimeSpan.FromDays(30))]);
        policy.RefusalCooldown.ShouldBe(TimeSpan.FromDays(60));
        policy.Consent.ShouldBe(new ConsentRule(ConsentRequirement.Always, "automated-voice", ContractExempts: false));
        policy.Hours!.Windows.Count.ShouldBe(2);
        policy.Spoken.Count.ShouldBe(4);
        policy.Recording.ShouldBe(RecordingMode.AfterYes);
        policy.Hash.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("valid_from: 2026-08-11", "valid_from: soon", "valid_from", "\"soon\" is not a date")]
    [InlineData("valid_until: 2027-08-10", "valid_until: 2025-01-01", "valid_until", "before valid_from")]
    [InlineData("version: \"2026.11\"\n", "", "version", "is missing")]
    [InlineData("country: FR\n", "", "country", "is needed")]
    [InlineData("destination: number", "destination: moon", "destination", "not one of: number, loopback, own-device")]
    [InlineData("refusal_cooldown_days: 60", "refusal_cooldown_day: 60", "refusal_cooldown_day", "unknown key")]
    [InlineData("refusal_cooldown_days: 60", "refusal_cooldown_days: -1", "refusal_cooldown_days", "whole number from 0")]
    [InlineData("attempts: 4", "attempts: four", "caps[0].attempts", "\"four\" is not a whole number")]
    [InlineData("from: \"14:00\"", "from: \"21:00\"", "hours.windows[1].to", "later than")]
    [InlineData("from: \"14:00\"", "from: \"2 pm\"", "hours.windows[1].from", "time of day")]
    [InlineData(
        "[mon, tue, wed, thu, fri], from: \"10:00\"",
        "[lundi], from: \"10:00\"",
        "hours.windows[0].days",
        "\"lundi\" is not one of"
    )]
    [InlineData("\"05-08\"", "\"05-32\"", "hours.holidays.fixed", "not a day of the year")]
    [InlineData("Indian/Reunion:", "Indian/Atlantis:", "hours.holidays.by_zone.Indian/Atlantis", "not a time zone")]
    [InlineData("  contract_exempts: false", "  contract_exempts: perhaps", "consent.contract_exempts", "true or false")]
    public void Read_WrongValue_ErrorNamesKeyAndMend(string part, string instead, string key, string mend)
    {
        s_france.ShouldContain(part);

        PolicyReader.TryRead("france.yaml", s_france.Replace(part, instead), out var errors).ShouldBeNull();

        var error = errors.ShouldHaveSingleItem();
        error.Key.ShouldBe(key);
        error.Mend.ShouldContain(mend);
        error.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Read_SeveralErrors_AllListedWithTheirLines()
    {
        var text = s_france.Replace("attempts: 4", "attempts: x").Replace("recording: after-yes", "recording: sometimes");

        PolicyReader.TryRead("france.yaml", text, out var errors).ShouldBeNull();

        errors.Select(error => error.Key).ShouldBe(["caps[0].attempts", "recording"], ignoreOrder: true);
        var lines = text.Split('\n');
        errors.ShouldAllBe(error =>
            lines[error.Line - 1].Contains(error.Key.EndsWith("attempts") ? "attempts: x" : "recording:")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b")]
    [InlineData("a: [")]
    [InlineData("a: *b")]
    [InlineData("\t:")]
    [InlineData("a: 1\na: 2")]
    public void Read_NotAPolicy_Refused(string text)
    {
        PolicyReader.TryRead("x.yaml", text, out var errors).ShouldBeNull();
        errors.ShouldNotBeEmpty();
        errors[0].ToString().ShouldStartWith("x.yaml, line ");
    }

    [Fact]
    public void Read_NestedTenThousandDeep_Refused() =>
        Errors(new string('[', 10_000)).ShouldContain(error => error.Mend.Contains("deeper than"));

    [Fact]
    public void Read_HugeText_Refused() =>
        Errors("# " + new string('x', 300_000)).ShouldHaveSingleItem().Mend.ShouldContain("at most");

    [Fact]
    public void Read_AnyChangeOfAFile_NeverThrows() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(7, 1),
            Prop.ForAll(
                Gen.Zip(Gen.Choose(0, s_france.Length - 20), Gen.Zip(Gen.Choose(0, 19), ArbMap.Default.GeneratorFor<char>()))
                    .ToArbitrary(),
                change =>
                {
                    var (at, (cut, letter)) = change;
                    var text = s_france.Remove(at, cut).Insert(at, letter.ToString());
                    var policy = PolicyReader.TryRead("x", text, out var errors);
                    (policy is null).ShouldBe(errors.Count > 0);
                }
            )
        );

    private static IReadOnlyList<DataFileError> Errors(string text)
    {
        PolicyReader.TryRead("x.yaml", text, out var errors).ShouldBeNull();
        return errors;
    }
}

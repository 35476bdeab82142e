using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Cli.Demo;
using MiniBot.Conversation;
using MiniBot.Prospects;

namespace MiniBot.Cli.Tests.Demo;

public sealed class DemoReportTests
{
    private const string Number = "+33199000001";

    private static readonly Persona s_persona = new()
    {
        Id = "busy",
        FirstName = "Paul",
        About = "is busy",
        Expected = Disposition.Busy,
    };

    [Fact]
    public void Of_AsTheScriptImplies_IsAsExpected() => Of(Made(Disposition.Busy)).AsExpected.ShouldBeTrue();

    [Fact]
    public void Of_OtherDisposition_IsNotAsExpected()
    {
        var attempt = Of(Made(Disposition.NoAnswer));

        attempt.AsExpected.ShouldBeFalse();
        attempt.Disposition.ShouldBe("NO_ANSWER");
    }

    [Fact]
    public void Of_NeverCalled_SaysSo()
    {
        Of(null).Disposition.ShouldBe("NOT_CALLED");
        Of(null).AsExpected.ShouldBeFalse();
    }

    [Fact]
    public void Of_CutOff_IsInterrupted() => Of(Made(null)).Disposition.ShouldBe("INTERRUPTED");

    [Fact]
    public void Of_Refused_GivesTheCodeAsCause()
    {
        var refused = Made(Disposition.Refused);
        refused.RefusalCode = "OPTED_OUT";

        Of(refused).Cause.ShouldBe("OPTED_OUT");
    }

    [Fact]
    public void AsExpected_OneIsNot_IsFalse()
    {
        var (right, wrong) = (Of(Made(Disposition.Busy)), Of(null));

        new DemoReport([right], [], 1).AsExpected.ShouldBeTrue();
        new DemoReport([right, wrong], [], 1).AsExpected.ShouldBeFalse();
    }

    private static DemoAttempt Of(Attempt? last)
    {
        var contact = new Contact
        {
            CampaignId = Guid.Empty,
            Number = Number,
            Party = "party",
        };
        var results = new Dictionary<string, ContactResult>(StringComparer.Ordinal) { [Number] = new(contact, last) };
        return DemoAttempt.Of(s_persona, Number, results);
    }

    private static Attempt Made(Disposition? disposition) =>
        new()
        {
            CampaignId = Guid.Empty,
            ContactId = 1,
            Disposition = disposition,
        };
}

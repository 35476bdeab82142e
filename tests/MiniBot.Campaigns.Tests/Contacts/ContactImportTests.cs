using System.Text;
using MiniBot.Campaigns.Contacts;
using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Tests.Contacts;

public sealed class ContactImportTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Import_GoodFile_ContactsVariablesAndConsents()
    {
        var campaign = await _bench.AddCampaignAsync();

        var report = await _bench.ImportAsync(
            campaign,
            $"Téléphone;Prénom;Ville;Surface (m2);Consent principal;consent_channel;consent_purpose;consent_text;consent_at;consent_evidence;consent_expires\n"
                + "01 99 00 00 01;Zoé;Nîmes;120;Solaris Énergie;automated-voice;toiture|isolation;J'accepte;01/09/2025 10:30;form 12;2027-09-01\n"
        );

        report.Problems.ShouldBeEmpty();
        report.Added.ShouldBe(1);
        report.ConsentsAdded.ShouldBe(1);
        report.WithoutConsent.ShouldBe(0);
        var contact = (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Contact;
        contact.Number.ShouldBe("+33199000001");
        contact.Variables.ShouldBe(
            new Dictionary<string, string>
            {
                ["first_name"] = "Zoé",
                ["city"] = "Nîmes",
                ["surface_m2"] = "120",
            },
            ignoreOrder: true
        );
        var consent = (await _bench.FactsAsync("+33199000001")).Consents.ShouldHaveSingleItem();
        consent.IsProven.ShouldBeTrue();
        consent.Terms.Purposes.ShouldBe(["toiture", "isolation"]);
        consent.Terms.CollectedAt.ShouldBe(new DateTimeOffset(2025, 9, 1, 10, 30, 0, TimeSpan.Zero));
        consent.Terms.ExpiresAt.ShouldBe(new DateTimeOffset(2027, 9, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Import_BadLines_ReportedWithLineAndTheRestImported()
    {
        var campaign = await _bench.AddCampaignAsync();

        var report = await _bench.ImportAsync(
            campaign,
            "phone,first_name\n"
                + "0199000001,A\n" // 2
                + "not a number,B\n" // 3
                + "0199000002\n" // 4
                + "0199000003,\"C\n" // 5
                + "0199000004,D\n" // 6
                + "112,E\n" // 7
                + "0899000000,F\n" // 8
                + "\n"
                + "0199000005,G,H\n" // 10
                + "0199000006,I" // 11
        );

        report
            .Problems.Select(problem => (problem.Line, problem.Column))
            .ShouldBe([(3, "phone"), (4, ""), (5, ""), (7, "phone"), (8, "phone"), (10, "")]);
        report.Problems[2].ToString().ShouldBe("line 5: has a quote that is never closed");
        report.Refused.ShouldBe(6);
        report.Added.ShouldBe(3);
        report.Rows.ShouldBe(9);
        (await _bench.ListAsync(campaign))
            .Select(known => known.Contact.Number)
            .ShouldBe(["+33199000001", "+33199000004", "+33199000006"]);
    }

    [Fact]
    public async Task Import_IncompleteConsent_ContactKeptConsentLeftOut()
    {
        var campaign = await _bench.AddCampaignAsync();

        var report = await _bench.ImportAsync(
            campaign,
            $"phone,{CampaignBench.ConsentHeader}\n"
                + "0199000001,Solaris Énergie,automated-voice,toiture,,2026-01-15,form 12\n"
                + "0199000002,Solaris Énergie,automated-voice,toiture,J'accepte,yesterday,form 12\n"
                + "0199000003,,,,,,\n"
        );

        report.Problems.Select(problem => (problem.Line, problem.Column)).ShouldBe([(2, "consent_text"), (3, "consent_at")]);
        report.Refused.ShouldBe(0);
        report.Added.ShouldBe(3);
        report.WithoutConsent.ShouldBe(3);
        report.ConsentsAdded.ShouldBe(0);
    }

    [Fact]
    public async Task Import_Again_ChangesNothing()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(5);
        var before = await _bench.FactsAsync(CampaignBench.NumberOf(0));

        var report = await _bench.ImportAsync(campaign, CampaignBench.Csv(5));

        (report.Added, report.Updated, report.Unchanged, report.ConsentsAdded).ShouldBe((0, 0, 5, 0));
        (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Revision.ShouldBe(before.Revision);
    }

    [Fact]
    public async Task Import_NewValues_UpdatedAndSecondConsentChained()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);

        var report = await _bench.ImportAsync(
            campaign,
            CampaignBench.Csv(1).Replace("Prénom 0", "Zoé").Replace("form 12", "form 13")
        );

        (report.Updated, report.ConsentsAdded).ShouldBe((1, 1));
        (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Contact.Variables["first_name"].ShouldBe("Zoé");
        var consents = (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Consents;
        consents.Count.ShouldBe(2);
        consents.ShouldAllBe(consent => consent.IsProven);
        consents
            .Select(consent => consent.PreviousHash)
            .ShouldContain(consents.Single(consent => consent.PreviousHash == "").Hash);
    }

    [Fact]
    public async Task Import_SameNumberTwice_MergedLaterWins()
    {
        var campaign = await _bench.AddCampaignAsync();

        var report = await _bench.ImportAsync(
            campaign,
            "phone,first_name,city\n0199000001,Zoé,Nîmes\n+33 1 99 00 00 01,Chloé,\n"
        );

        (report.Added, report.Merged).ShouldBe((1, 1));
        var variables = (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Contact.Variables;
        variables["first_name"].ShouldBe("Chloé");
        variables["city"].ShouldBe("Nîmes");
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public async Task Import_Encodings_Detected(string name, bool withMark)
    {
        var campaign = await _bench.AddCampaignAsync();
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] file =
        [
            .. withMark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes("téléphone\tprénom\n0199000001\tHélène à 10 €\n"),
        ];

        (await _bench.ImportAsync(campaign, file)).Added.ShouldBe(1);

        (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Contact.Variables["first_name"].ShouldBe("Hélène à 10 €");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name,city\nA,B", "no phone column")]
    [InlineData("phone,mobile\n0199000001,0199000002", "two columns for Phone")]
    [InlineData("phone,\"x", "never closed")]
    public async Task Import_NoContactsFile_FailedWithReason(string csv, string why)
    {
        var report = await _bench.ImportAsync(await _bench.AddCampaignAsync(), csv);

        report.Failed.ShouldBeTrue();
        report.Problems.ShouldHaveSingleItem().Why.ShouldContain(why);
    }
}

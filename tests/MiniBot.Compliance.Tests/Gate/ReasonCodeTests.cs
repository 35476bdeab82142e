using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Tests.Gate;

/// <summary>One test for each reason code, in the order of the checks.</summary>
public sealed partial class ReasonCodeTests
{
    private static readonly CallingPolicy s_france = PolicyBook.Shipped.ByName("france").ShouldNotBeNull();

    private readonly GateBench _bench = new();

    private static GateBench BenchWith(CallingPolicy policy) => new(policies: PolicyBook.Shipped.With(policy));

    [Fact]
    public async Task Request_LawfulCall_Granted()
    {
        var permit = await _bench.GrantAsync(GateBench.France);

        permit.GrantedAt.ShouldBe(_bench.Time.GetUtcNow());
        permit.Request.ShouldBe(GateBench.France);
    }

    [Theory]
    [InlineData("+49 30 1234567", null)]
    [InlineData("+49 30 1234567", "france")]
    [InlineData("01 99 00 00 01", "atlantis")]
    public async Task Request_NoPolicyForDestination_PolicyMissing(string number, string? policy) =>
        (await _bench.ReasonAsync(GateBench.France with { Number = number, Policy = policy })).ShouldBe(GateReason.PolicyMissing);

    [Fact]
    public async Task Request_DraftPolicy_PolicyMissingUntilReviewed()
    {
        var draft = s_france with { RequiresReview = true };

        (await BenchWith(draft).ReasonAsync(GateBench.France)).ShouldBe(GateReason.PolicyMissing);
        await BenchWith(draft with { ReviewedBy = "Maître Martin" }).GrantAsync(GateBench.France);
    }

    [Fact]
    public async Task Request_PolicyPastItsLastDay_PolicyExpired()
    {
        _bench.Time.Advance(TimeSpan.FromDays(365));

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.PolicyExpired);
    }

    [Fact]
    public async Task Request_PolicyBeforeItsFirstDay_PolicyExpired() =>
        (await BenchWith(s_france with { ValidFrom = new DateOnly(2026, 11, 3) }).ReasonAsync(GateBench.France)).ShouldBe(
            GateReason.PolicyExpired
        );

    [Fact]
    public async Task Request_KillSwitchOn_KillSwitch()
    {
        _bench.Ledger.SetKillSwitch(true);
        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.KillSwitch);

        _bench.Ledger.SetKillSwitch(false);
        await _bench.GrantAsync(GateBench.France);
    }

    [Theory]
    [InlineData("01 99 00 00", "sip:+33199000001@trunk.example")]
    [InlineData("call me", "sip:+33199000001@trunk.example")]
    [InlineData(null, "sip:+33199000001@trunk.example")]
    [InlineData("01 99 00 00 01", "sip:+33199000002@trunk.example")]
    [InlineData("01 99 00 00 01", "sip:alice@trunk.example")]
    [InlineData("01 99 00 00 01", "sip:+33199000001@trunk.example;maddr=192.0.2.1")]
    public async Task Request_BadDestination_DestInvalid(string? number, string targetUri) =>
        (await _bench.ReasonAsync(GateBench.France with { Number = number, TargetUri = targetUri })).ShouldBe(
            GateReason.DestInvalid
        );

    [Fact]
    public async Task Request_TargetInNationalForm_Granted() =>
        await _bench.GrantAsync(GateBench.France with { TargetUri = "sip:0199000001@trunk.example" });

    [Theory]
    [InlineData("112")]
    [InlineData("15")]
    [InlineData("+33 17")]
    public async Task Request_EmergencyNumber_DestEmergency(string number) =>
        (await _bench.ReasonAsync(GateBench.France with { Number = number })).ShouldBe(GateReason.DestEmergency);

    [Theory]
    [InlineData("08 99 12 34 56")]
    [InlineData("+33 8 20 12 34 56")]
    [InlineData("3615")]
    [InlineData("118218")]
    public async Task Request_PremiumNumber_DestPremium(string number) =>
        (await _bench.ReasonAsync(GateBench.France with { Number = number })).ShouldBe(GateReason.DestPremium);

    [Fact]
    public async Task Request_OverseasPolyvalentNumber_TzUnknown() =>
        (
            await _bench.ReasonAsync(
                GateBench.France with
                {
                    Number = "09 47 51 00 01",
                    TargetUri = "sip:+33947510001@trunk.example",
                }
            )
        ).ShouldBe(GateReason.TzUnknown);

    [Fact]
    public async Task Request_BlankPurpose_PurposeUndeclared() =>
        (await _bench.ReasonAsync(GateBench.France with { Purpose = " " })).ShouldBe(GateReason.PurposeUndeclared);

    [Theory]
    [InlineData(Audience.Unknown)]
    [InlineData(Audience.Consumer)]
    public async Task Request_BannedSectorToConsumer_SectorBanned(Audience audience) =>
        (await _bench.ReasonAsync(GateBench.France with { Sector = "renewable-energy", Audience = audience })).ShouldBe(
            GateReason.SectorBanned
        );

    [Fact]
    public async Task Request_BannedSectorToProfessionalOrUnderContract_Granted()
    {
        var request = GateBench.France with { Sector = "renewable-energy" };

        await _bench.AttemptAsync(request with { Audience = Audience.Professional });
        await _bench.AttemptAsync(request with { Contract = new OngoingContract("C-2025-77") });
    }

    [Theory]
    [InlineData(SuppressionKind.OptOut, GateReason.OptedOut)]
    [InlineData(SuppressionKind.Objection, GateReason.Objected)]
    public async Task Request_AfterNo_Refused(SuppressionKind kind, GateReason reason)
    {
        await _bench.SuppressAsync(kind, "solaris énergie ");
        _bench.Time.Advance(TimeSpan.FromDays(7 * 30));

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(reason);
    }

    [Fact]
    public async Task Request_AfterNoToAnotherPrincipal_Granted()
    {
        await _bench.SuppressAsync(SuppressionKind.OptOut, "Somebody Else");

        await _bench.GrantAsync(GateBench.France);
    }

    [Fact]
    public async Task Request_AfterNoToEverybody_OptedOut()
    {
        await _bench.SuppressAsync(SuppressionKind.OptOut);

        (await _bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.OptedOut);
    }

    [Fact]
    public async Task Request_RegistryDemanded_ListedOrStaleRefused()
    {
        var bench = BenchWith(s_france with { Registries = [new RegistryRule("national", TimeSpan.FromHours(24))] });
        (await bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.RegistryStale);

        bench.Ledger.SetRegistry(bench.Party, new RegistryFact("national", Listed: true, bench.Time.GetUtcNow()));
        (await bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.RegistryListed);

        bench.Ledger.SetRegistry(bench.Party, new RegistryFact("national", Listed: false, bench.Time.GetUtcNow()));
        await bench.AttemptAsync(GateBench.France);

        bench.Time.Advance(TimeSpan.FromHours(25));
        (await bench.ReasonAsync(GateBench.France)).ShouldBe(GateReason.RegistryStale);
    }

    [Theory]
    [InlineData("+33612345678")]
    [InlineData("+33142000000")]
    public async Task Request_CallerIdOfOtherRange_CallerIdRange(string callerId) =>
        (await _bench.ReasonAsync(GateBench.France with { CallerId = callerId })).ShouldBe(GateReason.CallerIdRange);

    [Fact]
    public async Task Request_CallerIdUnknownToTrunk_CallerIdNotOnTrunk() =>
        (await _bench.ReasonAsync(GateBench.France with { CallerId = "+33162000009" })).ShouldBe(GateReason.CallerIdNotOnTrunk);

    [Theory]
    [InlineData("")]
    [InlineData("Anonymous")]
    public async Task Request_HiddenCallerId_CallerIdHidden(string callerId) =>
        (await _bench.ReasonAsync(GateBench.France with { CallerId = callerId })).ShouldBe(GateReason.CallerIdHidden);

    [Fact]
    public async Task Request_NoAgentReserved_NoCapacity() =>
        (await _bench.ReasonAsync(GateBench.France with { AgentReserved = false })).ShouldBe(GateReason.NoCapacity);

    [Theory]
    [InlineData("une intelligence artificielle", "une personne", "AI disclosure")]
    [InlineData("pour le compte de Solaris Énergie", "bonjour", "on whose behalf")]
    [InlineData("Solaris Énergie", "Lunaris", "on whose behalf")]
    [InlineData("au sujet de votre toiture", "pour vous", "purpose")]
    [InlineData("Dites \"stop\" à tout moment pour ne plus être appelé", "Merci", "how to opt out")]
    public async Task Request_OpeningLacksPart_ScriptIncompleteNamesIt(string part, string instead, string missing)
    {
        var refusal = await _bench.RefuseAsync(GateBench.France with { OpeningText = GateBench.Opening.Replace(part, instead) });

        refusal.Reason.ShouldBe(GateReason.ScriptIncomplete);
        refusal.Detail.ShouldContain(missing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Request_ClonedVoiceWithoutLicence_VoiceLicenceMissing(string? licence) =>
        (await _bench.ReasonAsync(GateBench.France with { Voice = new VoiceOrigin.Cloned(licence) })).ShouldBe(
            GateReason.VoiceLicenceMissing
        );

    [Fact]
    public async Task Request_ClonedVoiceWithLicence_Granted() =>
        await _bench.GrantAsync(GateBench.France with { Voice = new VoiceOrigin.Cloned("consent of 2026-08-30") });

    [Fact]
    public async Task Request_SystematicRecording_RecordingUnlawful() =>
        (await _bench.ReasonAsync(GateBench.France with { Recording = RecordingMode.Always })).ShouldBe(
            GateReason.RecordingUnlawful
        );

    [Fact]
    public async Task Request_OwnDevice_NeedsDeclaration()
    {
        var request = GateBench.Simulation with { Policy = "own-device", TargetUri = "sip:desk@192.0.2.7" };
        (await _bench.ReasonAsync(request)).ShouldBe(GateReason.DestInvalid);

        await _bench.GrantAsync(request with { OwnDevice = true });
        (await _bench.ReasonAsync(request with { OwnDevice = true })).ShouldBe(GateReason.AlreadyActive);
    }

    [Theory]
    [InlineData("sip:112@192.0.2.7", GateReason.DestEmergency)]
    [InlineData("sip:0899000000@192.0.2.7", GateReason.DestPremium)]
    public async Task Request_OwnDeviceThatIsNone_Refused(string targetUri, GateReason reason) =>
        (
            await _bench.ReasonAsync(GateBench.Simulation with { Policy = "own-device", TargetUri = targetUri, OwnDevice = true })
        ).ShouldBe(reason);

    [Fact]
    public async Task Request_SeveralChecksFail_FirstInOrderNamed()
    {
        await _bench.SuppressAsync(SuppressionKind.OptOut);
        _bench.Time.Advance(TimeSpan.FromDays(5));

        (await _bench.ReasonAsync(GateBench.France with { CallerId = "", OpeningText = "" })).ShouldBe(GateReason.OptedOut);
    }

    [Fact]
    public void Codes_EveryReason_UpperSnakeAndBack()
    {
        GateReason.TzUnknown.ToCode().ShouldBe("TZ_UNKNOWN");
        GateReason.CallerIdNotOnTrunk.ToCode().ShouldBe("CALLER_ID_NOT_ON_TRUNK");
        foreach (var reason in Enum.GetValues<GateReason>())
        {
            GateReasonCode.TryParse(reason.ToCode(), out var read).ShouldBeTrue();
            read.ShouldBe(reason);
        }

        GateReasonCode.TryParse("NOT_A_CODE", out _).ShouldBeFalse();
    }
}

using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;
using MiniBot.Compliance.Policies;

namespace MiniBot.Compliance.Tests.Gate;

/// <summary>A gate over an in-memory ledger on a clock that the test moves, with one person who may lawfully be called.</summary>
internal sealed class GateBench
{
    public const string CallerId = "+33162000001";
    public const string Opening =
        "Bonjour, je suis un assistant vocal, une intelligence artificielle, de Solaris, pour le compte de Solaris Énergie. "
        + "C'est un appel commercial au sujet de votre toiture. Dites \"stop\" à tout moment pour ne plus être appelé.";

    private readonly IComplianceLedger _used;

    public GateBench(IComplianceLedger? ledger = null, PolicyBook? policies = null)
    {
        _used = ledger ?? Ledger;
        Gate = new PermitGate(
            policies ?? PolicyBook.Shipped,
            _used,
            Hasher,
            Time,
            new GateOptions { TrunkCallerIds = new HashSet<string> { CallerId } }
        );
        Consent = AddConsent(Terms);
    }

    /// <summary>Monday 2 November 2026, 10:30 in Paris.</summary>
    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero));

    public InMemoryComplianceLedger Ledger { get; } = new();

    public PartyHasher Hasher { get; } = new(new byte[32]);

    public PermitGate Gate { get; }

    public ConsentRecord Consent { get; }

    public PartyKey Party => KeyOf("+33199000001");

    public ConsentTerms Terms =>
        new()
        {
            Principal = "Solaris Énergie",
            Channel = "automated-voice",
            Purposes = ["Toiture"],
            Text = "J'accepte d'être appelé par un automate de Solaris Énergie au sujet de ma toiture.",
            Evidence = "form 12, page /toiture",
            CollectedAt = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero),
        };

    public static DialRequest France { get; } =
        new()
        {
            TargetUri = "sip:+33199000001@trunk.example:5060",
            Number = "01 99 00 00 01",
            Principal = "Solaris Énergie",
            Purpose = "toiture",
            CallerId = CallerId,
            OpeningText = Opening,
            AttemptKey = "campaign-1/contact-1",
            AgentReserved = true,
        };

    public static DialRequest Simulation { get; } =
        France with
        {
            TargetUri = "sip:prospect@127.0.0.1:5080",
            Number = null,
            CallerId = "minibot",
            Policy = "simulation",
            AgentReserved = false,
        };

    public PartyKey KeyOf(string number) =>
        Hasher.Of(NumberingPlan.France.Read(number).ShouldBeOfType<NumberReading.Valid>().Number);

    public ConsentRecord AddConsent(ConsentTerms terms)
    {
        var consent = ConsentRecord.Create(Guid.NewGuid(), Party, terms, "");
        Ledger.AddConsent(consent);
        return consent;
    }

    public void WithdrawConsent() => Ledger.WithdrawConsent(Party, Consent.Id, new ConsentWithdrawal(Time.GetUtcNow(), "letter"));

    public ValueTask<GateDecision> RequestAsync(DialRequest request) => Gate.RequestAsync(request, CancellationToken.None);

    public async Task<DialPermit> GrantAsync(DialRequest request) =>
        (await RequestAsync(request)).ShouldBeOfType<GateDecision.Granted>().Permit;

    public async Task<GateRefusal> RefuseAsync(DialRequest request) =>
        (await RequestAsync(request)).ShouldBeOfType<GateDecision.Refused>().Refusal;

    public async Task<GateReason> ReasonAsync(DialRequest request) => (await RefuseAsync(request)).Reason;

    /// <summary>Places and ends one attempt.</summary>
    public async Task AttemptAsync(DialRequest request)
    {
        var permit = await GrantAsync(request);
        await _used.CloseAsync(permit.Id, AttemptEnd.Placed, CancellationToken.None);
    }

    public ValueTask SuppressAsync(SuppressionKind kind, string? principal = null) =>
        Ledger.SuppressAsync(new Suppression(Party, principal, kind, Time.GetUtcNow(), "call 7"), CancellationToken.None);
}

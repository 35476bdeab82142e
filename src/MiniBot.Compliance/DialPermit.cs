using MiniBot.Compliance.Ledger;

namespace MiniBot.Compliance;

/// <summary>
/// The right to place one call to one address, once. Only <see cref="PermitGate"/> makes permits, and a telephone line takes
/// no call without one. The line calls <see cref="TryBegin"/> once and <see cref="ConfirmAsync"/> before every INVITE it sends,
/// also after a challenge or a failover.
/// </summary>
public sealed class DialPermit
{
    private readonly Func<DialPermit, CancellationToken, ValueTask<GateRefusal?>> _confirm;
    private int _begun;

    /// <summary>Made by the gate alone: nobody else can hold a <see cref="PermitGate.Seal"/>.</summary>
    internal DialPermit(
        PermitGate.Seal seal,
        DialRequest request,
        PartyKey party,
        DateTimeOffset grantedAt,
        Func<DialPermit, CancellationToken, ValueTask<GateRefusal?>> confirm
    )
    {
        ArgumentNullException.ThrowIfNull(seal);
        Request = request;
        Party = party;
        GrantedAt = grantedAt;
        _confirm = confirm;
    }

    /// <summary>Names this permit in the proof log and in the call's journal.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>What was asked of the gate and granted: address, caller id, principal, purpose.</summary>
    public DialRequest Request { get; }

    /// <summary>The called party's name in the ledger: with it an opt-out is entered during the call.</summary>
    public PartyKey Party { get; }

    /// <summary>When the gate granted it.</summary>
    public DateTimeOffset GrantedAt { get; }

    /// <summary>The SIP URI that may be called: exactly this one.</summary>
    public string TargetUri => Request.TargetUri;

    /// <summary>Takes the permit for a call. False when a call was already placed with it.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <summary>
    /// Runs the checks that can change between permit and INVITE again: policy and kill switch, opt-out and registries, consent,
    /// hours, caps (compliance checks 1, 4, 5, 7 and 8). Null means go; otherwise the INVITE must not be sent.
    /// </summary>
    public ValueTask<GateRefusal?> ConfirmAsync(CancellationToken cancellationToken) => _confirm(this, cancellationToken);
}

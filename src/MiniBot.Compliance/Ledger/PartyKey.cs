namespace MiniBot.Compliance.Ledger;

/// <summary>
/// A keyed fingerprint of a number or address: names a party in ledger and proof log without revealing it, and survives the
/// erasure of the number.
/// </summary>
/// <param name="Value">64 lower-case hexadecimal digits.</param>
public readonly record struct PartyKey(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

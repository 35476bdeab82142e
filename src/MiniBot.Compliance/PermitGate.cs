namespace MiniBot.Compliance;

/// <summary>Decides whether a call may be placed, and makes the permit if so.</summary>
public sealed partial class PermitGate
{
    /// <summary>Proof that a permit was made by the gate: nobody else can make one.</summary>
    public sealed class Seal
    {
        private Seal() { }
    }
}

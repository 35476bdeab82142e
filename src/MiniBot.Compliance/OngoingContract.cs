namespace MiniBot.Compliance;

/// <summary>The claim that a call is about the object of a contract under way.</summary>
/// <param name="Reference">The contract's number or file; blank proves nothing.</param>
public sealed record OngoingContract(string Reference);

namespace MiniBot.Compliance.Proof;

/// <summary>One link of the proof chain, as stored.</summary>
/// <param name="Sequence">1 for the first, then one more each.</param>
/// <param name="Content">What is proven, in canonical JSON.</param>
/// <param name="PreviousHash">The hash of the link before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over sequence, previous hash and content, lower-case hexadecimal.</param>
public sealed record ProofRecord(long Sequence, string Content, string PreviousHash, string Hash);

namespace MiniBot.Speech.Models;

/// <summary>A file that a model consists of.</summary>
/// <param name="Name">Its name within the model's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
public readonly record struct ModelFile(string Name, long Bytes, string Sha256);

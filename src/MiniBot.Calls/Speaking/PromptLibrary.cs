namespace MiniBot.Calls.Speaking;
public sealed class PromptLibrary { public string EngineId => ""; public ValueTask<PromptOutcome> GetAsync(string a, string? b, int r, CancellationToken c) => default; }

using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Results;
using MiniBot.Conversation;
using MiniBot.Prospects;

namespace MiniBot.Cli.Demo;

/// <summary>What a demo came to: the object that <c>demo --json</c> prints.</summary>
/// <param name="Attempts">One for each simulated person, in the order of the persona file.</param>
/// <param name="Files">What was written.</param>
/// <param name="Seconds">How long the campaign took.</param>
internal sealed record DemoReport(IReadOnlyList<DemoAttempt> Attempts, IReadOnlyList<string> Files, double Seconds)
{
    /// <summary>True when everybody ended as their script implies.</summary>
    public bool AsExpected => Attempts.All(a => a.AsExpected);

    public static DemoReport Of(
        IReadOnlyList<Persona> personas,
        IReadOnlyDictionary<string, ContactResult> results,
        DemoFolder folder,
        TimeSpan duration
    ) =>
        new(
            [.. personas.Index().Select(p => DemoAttempt.Of(p.Item, DemoContacts.NumberOf(p.Index), results))],
            folder.Files,
            Math.Round(duration.TotalSeconds, 1)
        );
}

/// <summary>One simulated person's call.</summary>
internal sealed record DemoAttempt(
    string Contact,
    string Persona,
    string About,
    string Expected,
    string Disposition,
    int? Score,
    string? HeardBy,
    string? CallId,
    IReadOnlyList<ScoreReason> Reasons,
    string? Cause
)
{
    private const string Interrupted = "INTERRUPTED";

    public bool AsExpected => Disposition == Expected;

    public static DemoAttempt Of(Persona persona, string number, IReadOnlyDictionary<string, ContactResult> results)
    {
        var last = results.GetValueOrDefault(number)?.Last;
        return new(
            number,
            persona.Id,
            persona.About,
            persona.Expected.ToWireName(),
            last?.Disposition?.ToWireName() ?? (last is null ? "NOT_CALLED" : Interrupted),
            last?.Score,
            last?.HeardBy?.ToString().ToLowerInvariant(),
            last?.CallId,
            last?.Reasons ?? [],
            last?.Cause ?? last?.RefusalCode
        );
    }
}

using System.Globalization;
using MiniBot.Campaigns.Dialing;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Results;

/// <summary>Writes results as CSV (RFC 4180, comma, UTF-8 by the caller's writer), one line for each contact, in constant memory.</summary>
public static class CsvExport
{
    private static readonly string[] s_columns =
    [
        "phone",
        "disposition",
        "score",
        "reasons",
        "heard_by",
        "refusal",
        "cause",
        "dialled_at",
        "answered_at",
        "ended_at",
        "talk_seconds",
        "call_id",
        "journal",
        "recording",
    ];

    /// <summary>Writes the header and one line for each contact; the contacts' own columns come last.</summary>
    public static async Task WriteAsync(
        CampaignResults results,
        Guid campaignId,
        TextWriter writer,
        CancellationToken cancellationToken
    )
    {
        var variables = await VariableNamesAsync(results, campaignId, cancellationToken);
        await WriteLineAsync(writer, [.. s_columns, .. variables]);
        await foreach (var result in results.ListAsync(campaignId, cancellationToken))
            await WriteLineAsync(writer, Cells(result, variables));
        await writer.FlushAsync(cancellationToken);
    }

    private static async Task<List<string>> VariableNamesAsync(
        CampaignResults results,
        Guid campaignId,
        CancellationToken cancellationToken
    )
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var result in results.ListAsync(campaignId, cancellationToken))
            names.UnionWith(result.Contact.Variables.Keys);
        return [.. names];
    }

    private static IEnumerable<string?> Cells(ContactResult result, IReadOnlyList<string> variables)
    {
        var attempt = result.Last;
        return
        [
            result.Contact.Number,
            attempt is { State: AttemptState.Interrupted } ? "INTERRUPTED" : attempt?.Disposition?.ToWireName(),
            attempt?.Score?.ToString(CultureInfo.InvariantCulture),
            attempt is null ? null : string.Join("; ", attempt.Reasons.Select(Describe)),
            attempt?.HeardBy?.ToString().ToLowerInvariant(),
            attempt?.RefusalCode,
            attempt?.Cause,
            Instant(attempt?.DialledAt),
            Instant(attempt?.AnsweredAt),
            Instant(attempt?.EndedAt),
            (attempt?.EndedAt - attempt?.AnsweredAt)?.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            attempt?.CallId,
            attempt?.JournalPath,
            attempt?.RecordingPath,
            .. variables.Select(name => result.Contact.Variables.GetValueOrDefault(name)),
        ];
    }

    private static string Describe(ScoreReason reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{reason.Step} +{reason.Points}: {reason.Utterance}");

    private static string? Instant(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Task WriteLineAsync(TextWriter writer, IEnumerable<string?> cells) =>
        writer.WriteAsync(string.Join(',', cells.Select(CsvCell.Write)) + "\r\n");
}

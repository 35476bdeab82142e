using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MiniBot.Calls.Timing;
using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Storage;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Results;

/// <summary>Reads what came of a campaign.</summary>
public sealed class CampaignResults(CampaignDatabase database)
{
    private const int PageContacts = 1000;

    /// <summary>Each contact with its last attempt, in the order of the import, page by page.</summary>
    public async IAsyncEnumerable<ContactResult> ListAsync(
        Guid campaignId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var after = 0L; ; )
        {
            var page = await PageAsync(campaignId, after, cancellationToken);
            foreach (var result in page)
                yield return result;
            if (page.Count < PageContacts)
                yield break;
            after = page[^1].Contact.Id;
        }
    }

    /// <summary>The campaign in numbers.</summary>
    public async Task<CampaignSummary> SummariseAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var contacts = context.Contacts.Where(contact => contact.CampaignId == campaignId);
        var attempts = context.Attempts.Where(attempt => attempt.CampaignId == campaignId);
        var dispositions = await attempts
            .Where(attempt => attempt.Disposition != null)
            .GroupBy(attempt => attempt.Disposition)
            .Select(group => new { Disposition = group.Key!.Value, Count = group.Count() })
            .ToDictionaryAsync(group => group.Disposition, group => group.Count, cancellationToken);
        var refusals = await attempts
            .Where(attempt => attempt.RefusalCode != null)
            .GroupBy(attempt => attempt.RefusalCode)
            .Select(group => new { Code = group.Key!, Count = group.Count() })
            .ToDictionaryAsync(group => group.Code, group => group.Count, StringComparer.Ordinal, cancellationToken);
        return new CampaignSummary
        {
            Contacts = await contacts.CountAsync(cancellationToken),
            Pending = await contacts.CountAsync(contact => contact.State == ContactState.Pending, cancellationToken),
            Dispositions = dispositions,
            Refusals = refusals,
            Interrupted = await attempts.CountAsync(attempt => attempt.State == AttemptState.Interrupted, cancellationToken),
            MeanScore = await attempts.AverageAsync(attempt => (double?)attempt.Score, cancellationToken),
            TalkTime = await TalkTimeAsync(attempts, cancellationToken),
            LatencyMs = await LatencyAsync(attempts, cancellationToken),
        };
    }

    private static async Task<TimeSpan> TalkTimeAsync(IQueryable<Attempt> attempts, CancellationToken cancellationToken)
    {
        var total = TimeSpan.Zero;
        var spoken = attempts
            .Where(attempt => attempt.AnsweredAt != null && attempt.EndedAt != null)
            .Select(attempt => new { From = attempt.AnsweredAt!.Value, Until = attempt.EndedAt!.Value });
        await foreach (var call in spoken.AsAsyncEnumerable().WithCancellation(cancellationToken))
            total += call.Until - call.From;
        return total;
    }

    private static async Task<TurnStatistics?> LatencyAsync(IQueryable<Attempt> attempts, CancellationToken cancellationToken)
    {
        var turns = new List<TurnLatency>();
        var answered = attempts.Where(attempt => attempt.AnsweredAt != null).Select(attempt => attempt.Turns);
        await foreach (var call in answered.AsAsyncEnumerable().WithCancellation(cancellationToken))
            turns.AddRange(call);
        return TurnStatistics.Of(turns);
    }

    private async Task<List<ContactResult>> PageAsync(Guid campaignId, long after, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var contacts = await context
            .Contacts.AsNoTracking()
            .Where(contact => contact.CampaignId == campaignId && contact.Id > after)
            .OrderBy(contact => contact.Id)
            .Take(PageContacts)
            .ToListAsync(cancellationToken);
        var ids = contacts.Select(contact => contact.Id).ToList();
        var attempts = await context
            .Attempts.AsNoTracking()
            .Where(attempt => ids.Contains(attempt.ContactId))
            .OrderBy(attempt => attempt.ClaimedAt)
            .ToListAsync(cancellationToken);
        var last = new Dictionary<long, Attempt>();
        foreach (var attempt in attempts)
            last[attempt.ContactId] = attempt;
        return [.. contacts.Select(contact => new ContactResult(contact, last.GetValueOrDefault(contact.Id)))];
    }
}

using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Dialing;
using MiniBot.Campaigns.Storage;
using MiniBot.Conversation.Qualification;
using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Understanding;
using ScoreReason = MiniBot.Campaigns.Dialing.ScoreReason;

namespace MiniBot.Campaigns.Results;

/// <summary>Scores the calls of a campaign again by changed rules, from the answers that were recorded.</summary>
public sealed class CampaignRescoring(CampaignDatabase database, TimeProvider time)
{
    private const int PageAttempts = 500;

    /// <summary>
    /// Scores every call again; with <paramref name="apply"/>, all new scores are written in one transaction, and the earlier
    /// ones kept.
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="scenario">The rules.</param>
    /// <param name="apply">False to look only.</param>
    /// <param name="progress">Told how many calls have been scored.</param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    public async Task<RescoringOutcome> RunAsync(
        Guid campaignId,
        Scenario scenario,
        bool apply,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        using var running = apply ? CampaignLock.TryTake(database.Path, campaignId) : null;
        if (apply && running is null)
            return new RescoringOutcome.CampaignIsRunning();
        await using var context = database.CreateContext();
        await using var transaction = apply
            ? await context.Database.BeginTransactionAsync(cancellationToken)
            : await context.BeginReadAsync(cancellationToken);
        var ids = await context
            .Attempts.Where(a => a.CampaignId == campaignId && a.State == AttemptState.Ended)
            .Where(a => a.Score != null && a.Disposition != null)
            .OrderBy(a => a.ClaimedAt)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var changed = new List<RescoredAttempt>();
        var scored = 0;
        foreach (var page in ids.Chunk(PageAttempts))
        {
            var attempts = await context.Attempts.Where(a => page.Contains(a.Id)).ToListAsync(cancellationToken);
            foreach (var attempt in attempts.OrderBy(a => Array.IndexOf(page, a.Id)))
            {
                if (Rescore(attempt, scenario) is not { } rescored)
                    continue;
                changed.Add(rescored);
                if (apply)
                    Replace(context, attempt, rescored, scenario);
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            progress?.Report(scored += page.Length);
        }

        await transaction.CommitAsync(cancellationToken);
        return new RescoringOutcome.Done(ids.Count, changed);
    }

    /// <summary>The call by the new rules, or null when nothing changes.</summary>
    private static RescoredAttempt? Rescore(Attempt attempt, Scenario scenario)
    {
        var (score, disposition) = (attempt.Score!.Value, attempt.Disposition!.Value);
        var call = Rescoring.Score(scenario, disposition, attempt.Refused, AnswersOf(attempt));
        var reasons = call.Reasons.Select(r => new ScoreReason(r.Step, r.Points, r.Utterance)).ToList();
        return call.Score == score && call.Disposition == disposition && reasons.SequenceEqual(attempt.Reasons)
            ? null
            : new RescoredAttempt(attempt.ContactId, attempt.Id, score, call.Score, disposition, call.Disposition, reasons);
    }

    // A call from before answers were stored has its reasons: points tell a yes.
    private static IReadOnlyList<StepAnswer> AnswersOf(Attempt attempt) =>
        attempt.Answers.Count > 0
            ? attempt.Answers
            :
            [
                .. attempt.Reasons.Select(r => new StepAnswer(
                    r.Step,
                    r.Points > 0 ? Intent.Affirm : Intent.Neutral,
                    r.Utterance,
                    null,
                    attempt.EndedAt ?? attempt.ClaimedAt
                )),
            ];

    private void Replace(CampaignContext context, Attempt attempt, RescoredAttempt rescored, Scenario scenario)
    {
        context.EarlierScores.Add(
            new EarlierScore
            {
                AttemptId = attempt.Id,
                ReplacedAt = time.GetUtcNow(),
                ScenarioHash = scenario.ContentHash,
                Score = attempt.Score,
                Disposition = attempt.Disposition,
                Reasons = attempt.Reasons,
            }
        );
        attempt.Score = rescored.Score;
        attempt.Disposition = rescored.Disposition;
        attempt.Reasons = rescored.Reasons;
    }
}

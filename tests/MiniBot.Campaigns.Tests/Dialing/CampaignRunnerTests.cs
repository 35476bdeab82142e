using MiniBot.Campaigns.Contacts;
using MiniBot.Campaigns.Dialing;
using MiniBot.Compliance.Ledger;
using MiniBot.Conversation;

namespace MiniBot.Campaigns.Tests.Dialing;

public sealed class CampaignRunnerTests : IDisposable
{
    private readonly CampaignBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Run_Contacts_EachCalledOnceAndDone(int concurrency)
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(20);
        var placer = new ScriptedPlacer(Disposition.Lead);

        var result = await _bench.RunAsync(campaign, placer, concurrency);

        result.ShouldBe(new CampaignRunResult.Finished(Placed: 20, Refused: 0, Recovered: 0));
        placer.Called.Order().ShouldBe(Enumerable.Range(0, 20).Select(CampaignBench.NumberOf));
        var results = await _bench.ListAsync(campaign);
        results.ShouldAllBe(known => known.Contact.State == ContactState.Done && known.Last!.Disposition == Disposition.Lead);
        (await _bench.RunAsync(campaign, placer)).Placed.ShouldBe(0);
        _bench.Ledger.VerifyProofs().ShouldBeNull();
    }

    [Fact]
    public async Task Run_Concurrency_NeverMoreCallsAtOnce()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(12);
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var placer = new ScriptedPlacer(
            async (_, _) =>
            {
                var running = Interlocked.Increment(ref now);
                most = Math.Max(most, running);
                if (running == 3)
                    full.TrySetResult();
                await full.Task;
                Interlocked.Decrement(ref now);
                return new AttemptOutcome { Disposition = Disposition.NoAnswer };
            }
        );

        await _bench.RunAsync(campaign, placer, concurrency: 3);

        most.ShouldBe(3);
        placer.Called.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Run_NoRoomOnThisMachine_ClaimsNobodyUntilThereIs()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(3);
        var placer = new ScriptedPlacer(Disposition.NoAnswer);
        var room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (taken, given) = (0, 0);
        var run = _bench.RunAsync(
            campaign,
            placer,
            reserve: async _ =>
            {
                asked.TrySetResult();
                await room.Task;
                Interlocked.Increment(ref taken);
                return new Place(() => Interlocked.Increment(ref given));
            }
        );
        await asked.Task;
        placer.Called.ShouldBeEmpty();

        room.SetResult();
        await run;

        placer.Called.Count.ShouldBe(3);
        given.ShouldBe(taken);
    }

    private sealed class Place(Action release) : IDisposable
    {
        public void Dispose() => release();
    }

    [Fact]
    public async Task Run_Outcome_StoredWhole()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        var outcome = new AttemptOutcome
        {
            Disposition = Disposition.Lead,
            AnsweredAt = _bench.Time.GetUtcNow(),
            Score = 80,
            Reasons = [new ScoreReason("Q1", 40, "oui, bien sûr"), new ScoreReason("Q2", 40, "d'accord")],
            Collected = new Dictionary<string, string> { ["confirm_time"] = "mardi 10 h" },
            HeardBy = Ear.Speech,
            CallId = "a1",
            JournalPath = "journals/a1.jsonl",
            RecordingPath = "recordings/a1.wav",
        };

        await _bench.RunAsync(campaign, new ScriptedPlacer((_, _) => Task.FromResult(outcome)));

        var attempt = (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Last.ShouldNotBeNull();
        attempt.State.ShouldBe(AttemptState.Ended);
        attempt.PermitId.ShouldNotBeNull();
        attempt.Score.ShouldBe(80);
        attempt.Reasons.ShouldBe(outcome.Reasons);
        attempt.Collected.ShouldBe(outcome.Collected);
        attempt.HeardBy.ShouldBe(Ear.Speech);
        attempt.CallId.ShouldBe("a1");
        attempt.JournalPath.ShouldBe("journals/a1.jsonl");
        attempt.RecordingPath.ShouldBe("recordings/a1.wav");
        attempt.AnsweredAt.ShouldBe(_bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task Run_ContactWithoutConsent_KeptRefusedNeverDialled()
    {
        var campaign = await _bench.AddCampaignAsync();
        (await _bench.ImportAsync(campaign, "phone\n0199000001")).WithoutConsent.ShouldBe(1);
        var placer = new ScriptedPlacer(Disposition.Lead);

        var result = await _bench.RunAsync(campaign, placer);

        result.ShouldBe(new CampaignRunResult.Finished(Placed: 0, Refused: 1, Recovered: 0));
        placer.Called.ShouldBeEmpty();
        var contact = (await _bench.ListAsync(campaign)).ShouldHaveSingleItem();
        contact.Last!.Disposition.ShouldBe(Disposition.Refused);
        contact.Last.RefusalCode.ShouldBe("CONSENT_MISSING");
        contact.Contact.State.ShouldBe(ContactState.Pending);
        contact.Contact.AttemptsMade.ShouldBe(0);
    }

    [Fact]
    public async Task Run_OptOutDuringCall_InLedgerBeforeTheCallEndsAndOnce()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1, maxAttempts: 3);
        PartyFacts? during = null;
        var placer = new ScriptedPlacer(
            async (call, token) =>
            {
                await call.SuppressAsync(OptOut.Hard, "line 12", token);
                await call.SuppressAsync(OptOut.Hard, "line 14", token);
                during = await _bench.FactsAsync(call.Contact.Number);
                return new AttemptOutcome { Disposition = Disposition.OptOut, OptOut = OptOut.Hard };
            }
        );

        await _bench.RunAsync(campaign, placer);

        during.ShouldNotBeNull().Suppressions.ShouldHaveSingleItem().Kind.ShouldBe(SuppressionKind.OptOut);
        (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Suppressions.Count.ShouldBe(1);
        var other = await _bench.AddCampaignWithContactsAsync(1);
        await _bench.RunAsync(other, placer);
        (await _bench.ListAsync(other)).ShouldHaveSingleItem().Last!.RefusalCode.ShouldBe("OPTED_OUT");
    }

    [Fact]
    public async Task Run_RefusalInOutcome_EnteredForItsPrincipal()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);

        await _bench.RunAsync(
            campaign,
            new ScriptedPlacer(
                (_, _) => Task.FromResult(new AttemptOutcome { Disposition = Disposition.NotInterested, OptOut = OptOut.Refusal })
            )
        );

        var no = (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Suppressions.ShouldHaveSingleItem();
        no.Kind.ShouldBe(SuppressionKind.Refusal);
        no.Principal.ShouldBe(CampaignBench.Principal);
    }

    [Fact]
    public async Task Run_CallLayerThrows_ThatCallFailsTheOthersGoOn()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(3);
        var placer = new ScriptedPlacer(
            (call, _) =>
                call.Contact.Number == CampaignBench.NumberOf(1)
                    ? throw new InvalidOperationException("bug about +33199000001")
                    : Task.FromResult(new AttemptOutcome { Disposition = Disposition.Busy })
        );

        await _bench.RunAsync(campaign, placer);

        var results = await _bench.ListAsync(campaign);
        results.Select(known => known.Last!.Disposition).ShouldBe([Disposition.Busy, Disposition.Failed, Disposition.Busy]);
        results[1].Last!.Cause!.ShouldNotContain("+33");
        (await _bench.FactsAsync(CampaignBench.NumberOf(1))).Attempts.ShouldHaveSingleItem().Active.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_NothingWasSent_DoesNotCountAndWaitsForAnotherRun()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        var refused = new AttemptOutcome
        {
            Disposition = Disposition.Refused,
            InviteSent = false,
            RefusalCode = "KILL_SWITCH",
        };

        await _bench.RunAsync(campaign, new ScriptedPlacer((_, _) => Task.FromResult(refused)));

        (await _bench.ListAsync(campaign)).ShouldHaveSingleItem().Contact.AttemptsMade.ShouldBe(0);
        (await _bench.FactsAsync(CampaignBench.NumberOf(0))).Attempts.ShouldBeEmpty();
        (await _bench.RunAsync(campaign, new ScriptedPlacer(Disposition.Lead))).Placed.ShouldBe(1);
    }

    [Fact]
    public async Task Run_RetryRule_TriedAgainWhenDueAndNoMoreThanAllowed()
    {
        var rule = new RetryRule(Disposition.Busy, TimeSpan.FromMinutes(5), Times: 2);
        var campaign = await _bench.AddCampaignWithContactsAsync(1, maxAttempts: 5, rule);
        var placer = new ScriptedPlacer(Disposition.Busy);

        await _bench.RunAsync(campaign, placer);
        (await _bench.RunAsync(campaign, placer)).Placed.ShouldBe(0);
        for (var i = 0; i < 4; i++)
        {
            _bench.Time.Advance(TimeSpan.FromMinutes(5));
            await _bench.RunAsync(campaign, placer);
        }

        placer.Called.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Run_Cancelled_CallsEndAsInterruptedAndCount()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(3);
        using var stop = new CancellationTokenSource();
        var placer = new ScriptedPlacer(
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                return new AttemptOutcome { Disposition = Disposition.Lead };
            }
        );

        await Should.ThrowAsync<OperationCanceledException>(() =>
            _bench.Runner(placer).RunAsync(campaign.Id, new CampaignRunOptions(), stop.Token)
        );

        (await _bench.ListAsync(campaign))[0].Last!.State.ShouldBe(AttemptState.Interrupted);
        var again = new ScriptedPlacer(Disposition.Lead);
        await _bench.RunAsync(campaign, again);
        again.Called.ShouldBe([CampaignBench.NumberOf(1), CampaignBench.NumberOf(2)]);
    }

    [Fact]
    public async Task Run_PausedMeanwhile_ClaimsNoMoreAndGoesOnWhenRunAgain()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(3);
        var placer = new ScriptedPlacer(
            async (call, token) =>
            {
                await _bench.Runner(new ScriptedPlacer(Disposition.Lead)).PauseAsync(call.Campaign.Id, token);
                return new AttemptOutcome { Disposition = Disposition.Lead };
            }
        );

        (await _bench.RunAsync(campaign, placer)).Placed.ShouldBe(1);
        (await _bench.RunAsync(campaign, new ScriptedPlacer(Disposition.Lead))).Placed.ShouldBe(2);
    }

    [Fact]
    public async Task Run_AlreadyRunning_SaidSo()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        CampaignRunResult? second = null;
        var placer = new ScriptedPlacer(
            async (_, token) =>
            {
                var runner = _bench.Runner(new ScriptedPlacer(Disposition.Lead));
                second = await runner.RunAsync(campaign.Id, new CampaignRunOptions(), token);
                return new AttemptOutcome { Disposition = Disposition.Lead };
            }
        );

        await _bench.RunAsync(campaign, placer);

        second.ShouldBeOfType<CampaignRunResult.AlreadyRunning>();
        (
            await _bench.Runner(placer).RunAsync(Guid.NewGuid(), new CampaignRunOptions(), CancellationToken.None)
        ).ShouldBeOfType<CampaignRunResult.NotFound>();
    }

    [Fact]
    public async Task Run_Events_ToldInOrder()
    {
        var campaign = await _bench.AddCampaignWithContactsAsync(1);
        var told = new List<CampaignEvent>();
        var options = new CampaignRunOptions { Events = new Teller(told.Add) };

        await _bench.Runner(new ScriptedPlacer(Disposition.Lead)).RunAsync(campaign.Id, options, CancellationToken.None);

        told.Select(happened => happened.GetType()).ShouldBe([typeof(CampaignEvent.Dialling), typeof(CampaignEvent.Ended)]);
    }

    private sealed class Teller(Action<CampaignEvent> tell) : IProgress<CampaignEvent>
    {
        public void Report(CampaignEvent value) => tell(value);
    }
}

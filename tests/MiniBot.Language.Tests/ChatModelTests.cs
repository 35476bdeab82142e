using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.AI;
using MiniBot.Testing.Language;

namespace MiniBot.Language.Tests;

/// <summary>Every way in which a server can keep a caller waiting, on virtual time.</summary>
public sealed class ChatModelTests : IDisposable
{
    private const string Secret = "je m'appelle Lucie";

    private static readonly ModelQuestion Question = new([new ChatMessage(ChatRole.User, Secret)], ["\n\n"]);

    private readonly ManualLoop _loop = new();
    private readonly ManualTimeProvider _time = new();
    private readonly FakeLog _log = new();
    private readonly StringBuilder _said = new();
    private readonly CancellationTokenSource _unwanted = new();

    public void Dispose() => _unwanted.Dispose();

    [Fact]
    public void Answer_InTime_IsPassedOnWithItsMeasure()
    {
        using var model = Model([
            Pause(0.5),
            FakeModelStep.Say("Une épargne"),
            Pause(1),
            FakeModelStep.Say(" sûre."),
            FakeModelStep.End(10, 5, ChatFinishReason.Stop),
        ]);
        var answered = Ask(model, 2).ShouldBeOfType<ModelOutcome.Answered>();

        _said.ToString().ShouldBe("Une épargne sûre.");
        answered.IsWhole.ShouldBeTrue();
        answered.Usage.ShouldBe(new ModelUsage(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5), 10, 5));
        answered.Usage.TokensPerSecond.ShouldBe(4);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Question_TellsTheServerItsLimits()
    {
        var client = new FakeChatClient(_time, [FakeModelStep.Say("Oui.")]);
        using var model = Model(client);
        Ask(model, 1);

        client.Questions.ShouldHaveSingleItem().ShouldBe(Question.Messages);
        client.Options!.MaxOutputTokens.ShouldBe(160);
        client.Options.StopSequences.ShouldBe(["\n\n"]);
    }

    [Fact]
    public void Server_Hangs_FailsAtTheLimitOfTheFirstWord()
    {
        var client = new FakeChatClient(_time, [FakeModelStep.Hang()]);
        using var model = Model(client);
        var asked = Start(model);
        Pass(1.9);
        asked.IsCompleted.ShouldBeFalse();
        Pass(0.2);

        var failed = Outcome(asked).ShouldBeOfType<ModelOutcome.Failed>();
        (failed.Stage, failed.Cause).ShouldBe((ModelStage.FirstToken, "no word within 2 s"));
        (client.Running, client.BrokenOff).ShouldBe((0, 1));
    }

    [Fact]
    public void Server_AnswersAfterThirtySeconds_IsNotWaitedFor()
    {
        using var model = Model([Pause(30), FakeModelStep.Say("Enfin.")]);

        Ask(model, 60).ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.FirstToken);
        _said.Length.ShouldBe(0);
    }

    [Fact]
    public void Answer_Stalls_Fails()
    {
        using var model = Model([FakeModelStep.Say("Une"), FakeModelStep.Hang()]);

        var failed = Ask(model, 2.1).ShouldBeOfType<ModelOutcome.Failed>();
        (failed.Stage, failed.Cause).ShouldBe((ModelStage.Answering, "the answer stalled"));
    }

    [Fact]
    public void Answer_AlwaysInTimeButEndless_EndsAtTheTotal()
    {
        var drip = Enumerable.Range(0, 100).SelectMany(_ => new[] { Pause(1), FakeModelStep.Say("a ") });
        using var model = Model([.. drip]);
        var asked = Start(model);
        Pass(14.9);
        asked.IsCompleted.ShouldBeFalse();
        Pass(0.2);

        Outcome(asked).ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.Answering);
    }

    [Fact]
    public void Answer_Flood_IsCutAtItsLength()
    {
        var client = new FakeChatClient(_time, [FakeModelStep.Flood("trop ")]);
        using var model = Model(client);

        Ask(model, 0).ShouldBeOfType<ModelOutcome.Answered>().IsWhole.ShouldBeFalse();
        _said.Length.ShouldBe(2000);
        client.Running.ShouldBe(0);
    }

    [Fact]
    public void Flood_OfNothing_EndsWhenItIsNotWanted()
    {
        using var model = Model([FakeModelStep.Flood("")]);
        _unwanted.Cancel();

        Ask(model, 0).ShouldBeOfType<ModelOutcome.Cancelled>();
    }

    [Fact]
    public void Answer_OfNothing_Fails()
    {
        using var model = Model([FakeModelStep.End(10, 0, ChatFinishReason.Stop)]);

        Ask(model, 0).ShouldBeOfType<ModelOutcome.Failed>().Mend.ShouldContain("minibot ask");
    }

    [Fact]
    public void Answer_CutByTheServer_IsNotWhole()
    {
        using var model = Model([FakeModelStep.Say("Une"), FakeModelStep.End(1, 1, ChatFinishReason.Length)]);

        Ask(model, 0).ShouldBeOfType<ModelOutcome.Answered>().IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void Client_Throws_IsAFailureWithoutItsWords()
    {
        using var model = Model([FakeModelStep.Break(new InvalidOperationException(Secret))]);

        var failed = Ask(model, 0).ShouldBeOfType<ModelOutcome.Failed>();
        failed.Cause.ShouldBe("the client failed: InvalidOperationException");
        _log.Lines.ShouldHaveSingleItem().ShouldNotContain("Lucie");
    }

    [Fact]
    public void Answer_NotWanted_IsCancelledAtOnceAndNoFailure()
    {
        var client = new FakeChatClient(_time, [FakeModelStep.Say("Une"), FakeModelStep.Hang()]);
        using var model = Model(client);
        var asked = Start(model);
        _unwanted.Cancel();
        _loop.RunUntilIdle();

        Outcome(asked).ShouldBeOfType<ModelOutcome.Cancelled>();
        client.Running.ShouldBe(0);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Server_Fails_IsSaidOnceUntilItAnswersAgain()
    {
        var refusal = FakeModelStep.Break(new ChatServerException(ModelStage.Asking, "no such model", "ollama pull x"));
        using var model = Model([refusal], [refusal], [FakeModelStep.Say("Oui.")], [refusal]);
        for (var i = 0; i < 4; i++)
        {
            Ask(model, 0);
            Pass(60);
        }

        _log.Lines.Count.ShouldBe(3);
        _log.Lines[0].ShouldContain("no such model. To mend: ollama pull x");
        _log.Lines[1].ShouldContain("answers again, after 2 failures");
        _log.Lines[2].ShouldStartWith("Warning");
    }

    [Fact]
    public void Server_FailingAgainAndAgain_RestsThenIsTriedOnce()
    {
        var refusal = FakeModelStep.Break(new ChatServerException(ModelStage.Reaching, "nobody there", "start it"));
        var client = new FakeChatClient(_time, [refusal], [refusal], [refusal], [FakeModelStep.Say("Oui.")]);
        using var model = Model(client);
        for (var i = 0; i < 6; i++)
            Ask(model, 0);
        client.Questions.Count.ShouldBe(3);
        Ask(model, 0).ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.Waiting);

        Pass(11);
        Ask(model, 0).ShouldBeOfType<ModelOutcome.Answered>();
        Ask(model, 0).ShouldBeOfType<ModelOutcome.Answered>();
        client.Questions.Count.ShouldBe(5);
    }

    [Fact]
    public void Questions_MoreThanPlaces_WaitAndThoseBeyondAreRefused()
    {
        var client = new FakeChatClient(_time, [Pause(0.9), FakeModelStep.Say("Oui.")]);
        using var model = Model(new ChatLimits { Concurrency = 2, MaxWaiting = 1 }, ("fake", client));
        var asked = Enumerable.Range(0, 4).Select(_ => Start(model)).ToList();

        client.Running.ShouldBe(2);
        Outcome(asked[3]).ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.Waiting);
        Pass(1);
        client.Running.ShouldBe(1);
        Pass(1);
        asked.Take(3).ShouldAllBe(a => Outcome(a) is ModelOutcome.Answered);
    }

    [Fact]
    public void Question_WaitsForAPlaceTooLong_IsLate()
    {
        var client = new FakeChatClient(_time, [FakeModelStep.Say("Long"), Pause(1.9), FakeModelStep.Say("a"), Pause(1.9)]);
        using var model = Model(new ChatLimits { Concurrency = 1 }, ("fake", client));
        _ = Start(model);
        var second = Start(model);
        Pass(2.1);

        Outcome(second).ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.FirstToken);
    }

    [Fact]
    public void Server_FailsBeforeItsFirstWord_TheOtherIsAsked()
    {
        using var model = Model(
            new ChatLimits(),
            ("first", new FakeChatClient(_time, [FakeModelStep.Hang()])),
            ("second", new FakeChatClient(_time, [FakeModelStep.Say("Oui.")]))
        );

        Ask(model, 2).ShouldBeOfType<ModelOutcome.Answered>();
        _said.ToString().ShouldBe("Oui.");
        _log.Lines.ShouldHaveSingleItem().ShouldContain("first");
    }

    [Fact]
    public void Server_FailsAfterItsFirstWord_TheOtherIsNotAsked()
    {
        var second = new FakeChatClient(_time, [FakeModelStep.Say("Oui.")]);
        using var model = Model(
            new ChatLimits(),
            ("first", new FakeChatClient(_time, [FakeModelStep.Say("Une"), FakeModelStep.Break(new IOException())])),
            ("second", second)
        );

        Ask(model, 0).ShouldBeOfType<ModelOutcome.Failed>();
        second.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Questions_AreMeasured()
    {
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == LanguageMeter.Name)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Note(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Note(i, value, tags));
        listener.Start();
        using var model = Model([
            Pause(0.5),
            FakeModelStep.Say("Oui."),
            Pause(1),
            FakeModelStep.End(10, 5, ChatFinishReason.Stop),
        ]);
        Ask(model, 2);

        measured.ShouldBe(
            [
                "gen_ai.client.operation.duration 1.5 answered",
                "gen_ai.client.operation.time_to_first_chunk 0.5 ",
                "gen_ai.client.token.usage 10 input",
                "gen_ai.client.token.usage 5 output",
                "minibot.language.pace 4 ",
            ],
            ignoreOrder: true
        );

        void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Environment.CurrentManagedThreadId == _thread)
                measured.Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{instrument.Name} {value} {tags.ToArray().FirstOrDefault(t => t.Key is "gen_ai.token.type" or "minibot.outcome").Value}"
                    )
                );
        }
    }

    private readonly int _thread = Environment.CurrentManagedThreadId;

    private static FakeModelStep Pause(double seconds) => FakeModelStep.Pause(TimeSpan.FromSeconds(seconds));

    private ChatModel Model(params FakeModelStep[][] scripts) => Model(new FakeChatClient(_time, scripts));

    private ChatModel Model(IChatClient client) => Model(new ChatLimits(), ("fake", client));

    private ChatModel Model(ChatLimits limits, params (string, IChatClient)[] clients) => new(clients, limits, _time, _log);

    private Task<ModelOutcome> Start(ChatModel model) =>
        _loop.Start(() => model.AskAsync(Question, piece => _said.Append(piece), _unwanted.Token));

    /// <summary>Asks, lets so many seconds pass, and expects the answer to have ended by then.</summary>
    private ModelOutcome Ask(ChatModel model, double seconds)
    {
        var asked = Start(model);
        Pass(seconds);
        return Outcome(asked);
    }

    private static ModelOutcome Outcome(Task<ModelOutcome> asked)
    {
        asked.IsCompleted.ShouldBeTrue("it should have ended by now");
        return asked.Result;
    }

    private void Pass(double seconds)
    {
        var end = _time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        while (_time.GetUtcNow() < end)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            _loop.RunUntilIdle();
        }
    }
}

using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Calls.Answering;
using MiniBot.Conversation;
using MiniBot.Language;
using MiniBot.Testing.Language;

namespace MiniBot.Calls.Tests.Answering;

/// <summary>Whole calls in which the person asks what no entry of the catalogue answers.</summary>
public sealed class FreeAnswerTests : IDisposable
{
    private const string Question = "pourquoi la lune influence les marées de votre région";
    private const string First = "Je comprends tout à fait votre demande.";
    private const string Second = "Un conseiller vous rappelle avec plaisir.";
    private const string Later = "un conseiller y répondra";
    private const string StepAgain = "Une minute, oui ou non ?";

    private readonly ManualTimeProvider _time = new();
    private ChatModel? _model;

    public void Dispose() => _model?.Dispose();

    [Fact]
    public void Answer_IsSaidSentenceBySentenceThenTheStep()
    {
        var client = Client([
            Say("Je comprends tout"),
            Say(" à fait votre demande. Un con"),
            Say("seiller vous rappelle avec plaisir."),
        ]);
        using var call = Ask(client);

        call.Listen(First);
        call.Listen(Second);
        call.Listen(StepAgain);
        call.Cancel();
        call.End();
        Inputs(call)
            .ShouldBe([
                new CallInput.ModelSentence(1, First),
                new CallInput.ModelSentence(1, Second),
                new CallInput.ModelEnded(1),
            ]);
        var asked = client.Questions.ShouldHaveSingleItem();
        asked[0].Role.ShouldBe(ChatRole.System);
        asked[^1].Text.ShouldContain(Question);
    }

    [Fact]
    public void FirstSentence_IsSaidWhileTheSecondIsStillWritten()
    {
        using var call = Ask(Client([Say(First + " U"), Pause(1), Say("n conseiller vous rappelle avec plaisir.")]));

        call.ListenToStart(First);
        Inputs(call).ShouldBe([new CallInput.ModelSentence(1, First)]);
        call.Listen(Second);
        call.Cancel();
        call.End();
    }

    [Fact]
    public void BadSentence_IsReplacedAndTheModelLetGo()
    {
        var client = Client([Say("Votre gain est garanti à 12 % par an. "), Say("Un con"), FakeModelStep.Hang()]);
        using var call = Ask(client);

        call.Listen(StepAgain);
        call.Leg.SentText.ShouldNotContain("garanti");
        client.Running.ShouldBe(0);
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Person_AnswersMeanwhile_LetsGoOfTheModel()
    {
        var client = Client([Say(First + " Un"), FakeModelStep.Hang()]);
        using var call = Ask(client);
        call.ListenToStart(First);
        client.Running.ShouldBe(1);

        call.Type("c");
        client.Running.ShouldBe(1);
        call.Type("ombien ça coûte\u2028");
        client.Running.ShouldBe(0);
        call.Cancel();
        call.End();
    }

    [Fact]
    public void Person_HangsUp_LetsGoOfTheModelAtOnce()
    {
        var client = Client([FakeModelStep.Hang()]);
        using var call = Ask(client);
        call.Tick(5);
        client.Running.ShouldBe(1);

        call.Leg.End(Telephony.HangUpCause.Remote);
        call.End();
        call.Settle();
        client.Running.ShouldBe(0);
    }

    [Fact]
    public void Model_Hangs_HonestSentenceWithinTheLimit()
    {
        using var call = Ask(Client([FakeModelStep.Hang()]));
        var asked = _time.GetUtcNow();

        call.ListenToStart(Later);
        (_time.GetUtcNow() - asked).ShouldBeLessThan(TimeSpan.FromSeconds(3.1));
        call.Listen(StepAgain);
        call.Cancel();
        call.End();
        Inputs(call).OfType<CallInput.ModelFailed>().ShouldHaveSingleItem().Cause.ShouldBe("no word within 2 s");
    }

    [Fact]
    public void Model_AnswersAfterThirtySeconds_IsNotWaitedForAndNotHeard()
    {
        using var call = Ask(Client([Pause(30), Say(First)]));

        call.Listen(Later);
        call.Listen(StepAgain);
        call.Tick(50 * 40);
        call.Leg.SentText.ShouldNotContain(First);
        call.Cancel();
        call.End();
    }

    [Theory]
    [InlineData("\u0000\uFFFD{}<|im_start|>")]
    [InlineData("As an AI language model I cannot")]
    [InlineData("**Garanti** : [cliquez](http://x)")]
    public void Model_Garbage_IsNotSaid(string garbage)
    {
        using var call = Ask(Client([Say(garbage)]));

        call.Listen(StepAgain);
        call.Leg.SentText.ShouldNotContain(garbage);
        call.Cancel();
        call.End().Losses.Any.ShouldBeFalse();
    }

    [Fact]
    public void Model_Floods_ThreeSentencesAreSaidAndNothingIsLost()
    {
        var client = Client([FakeModelStep.Flood("Je comprends bien. ")]);
        using var call = Ask(client);

        call.Listen(StepAgain);
        Inputs(call).OfType<CallInput.ModelSentence>().Count().ShouldBe(3);
        client.Running.ShouldBe(0);
        call.Cancel();
        call.End().Losses.Any.ShouldBeFalse();
    }

    [Fact]
    public void Model_FloodsWithoutASentence_EndsPolitely()
    {
        using var call = Ask(Client([FakeModelStep.Flood("trop")]));

        call.Listen(StepAgain);
        call.Cancel();
        call.End().Losses.Any.ShouldBeFalse();
    }

    [Fact]
    public void Server_DiesInTheMiddle_WhatWasSaidStands()
    {
        using var call = Ask(Client([Say(First + " Un con"), Pause(0.5), FakeModelStep.Break(new IOException("gone"))]));

        call.Listen(First);
        call.Listen(StepAgain);
        call.Leg.SentText.ShouldNotContain("Un con\u2028");
        call.Cancel();
        call.End().Losses.Any.ShouldBeFalse();
    }

    [Fact]
    public void Answer_CutInASentence_EndsBeforeIt()
    {
        using var call = Ask(Client([Say(First + " Un con"), FakeModelStep.End(10, 5, ChatFinishReason.Length)]));

        call.Listen(StepAgain);
        call.Cancel();
        call.End();
        Inputs(call).ShouldBe([new CallInput.ModelSentence(1, First), new CallInput.ModelEnded(1)]);
    }

    [Fact]
    public void FirstWord_AfterMoreThan700Milliseconds_OneMomentIsAskedForOnce()
    {
        using var call = Ask(Client([Pause(1.5), Say(First)]));
        var asked = _time.GetUtcNow();

        call.ListenToStart("Un instant.");
        (_time.GetUtcNow() - asked).ShouldBeInRange(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(0.8));
        call.Listen(First);
        call.Cancel();
        call.End();
        Inputs(call).OfType<CallInput.ModelSlow>().ShouldHaveSingleItem();
    }

    [Fact]
    public void FirstWord_InTime_NothingIsSaidBefore()
    {
        using var call = Ask(Client([Pause(0.6), Say("Je comprends"), Pause(1.5), Say(" tout à fait votre demande.")]));

        call.Listen(First);
        call.Leg.SentText.ShouldNotContain("Un instant");
        call.Cancel();
        call.End();
    }

    [Fact]
    public void SameQuestion_OfAnotherPerson_IsAnsweredFromWhatWasKept()
    {
        var client = Client([Say(First)]);
        var answers = Answers(client);
        for (var i = 0; i < 2; i++)
        {
            using var call = Ask(answers, i == 0 ? Question : "et la lune pourquoi influence-t-elle les marées de la région");
            call.Listen(First);
            call.Listen(StepAgain);
            call.Cancel();
            call.End();
        }

        client.Questions.Count.ShouldBe(1);
        answers.Kept.ShouldBe(new(Lookups: 2, Hits: 1, Stored: 1, GivenUp: 0));
    }

    [Theory]
    [InlineData("Je comprends votre demande Lucie.")]
    [InlineData("Je comprends, Monsieur Durand.")]
    [InlineData("Votre gain est garanti à 12 % par an.")]
    public void Answer_PersonalOrRefused_IsNotKept(string answer)
    {
        var client = Client([Say(answer)]);
        var answers = Answers(client);
        for (var i = 0; i < 2; i++)
        {
            using var call = Ask(answers, Question);
            call.Listen(StepAgain);
            call.Cancel();
            call.End();
        }

        client.Questions.Count.ShouldBe(2);
        answers.Kept.Stored.ShouldBe(0);
    }

    private static FakeModelStep Say(string text) => FakeModelStep.Say(text);

    private static FakeModelStep Pause(double seconds) => FakeModelStep.Pause(TimeSpan.FromSeconds(seconds));

    private FakeChatClient Client(params FakeModelStep[][] scripts) => new(_time, scripts);

    private FreeAnswers Answers(FakeChatClient client)
    {
        _model = new ChatModel([("fake", client)], new ChatLimits(), _time, NullLogger<ChatModel>.Instance);
        return new FreeAnswers(_model);
    }

    private CallBench Ask(FakeChatClient client) => Ask(Answers(client), Question);

    /// <summary>A call up to the question.</summary>
    private CallBench Ask(FreeAnswers answers, string question)
    {
        var call = new CallBench
        {
            Scenario = CallBench.Assisted,
            Answers = answers,
            Time = _time,
        }.Answer();
        call.Listen("une minute");
        call.Reply(question);
        return call;
    }

    /// <summary>What the model's part told the conversation.</summary>
    private static List<CallInput> Inputs(CallBench call) =>
        [
            .. call.ReadJournal()
                .Entries.Select(e => e.Input)
                .Where(i => i is CallInput.ModelSentence or CallInput.ModelEnded or CallInput.ModelFailed or CallInput.ModelSlow),
        ];
}

using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Language.OpenAi;
using MiniBot.Testing.Peers;

namespace MiniBot.Language.Tests.OpenAi;

/// <summary>The client against a real llama-server with its made-up model.</summary>
public sealed class LlamaServerTests : IDisposable
{
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Tu es bref."), new(ChatRole.User, "Pourquoi ?")];

    private readonly OpenAiChatClient _client = new(Server());

    public void Dispose() => _client.Dispose();

    [PeerFact("llama")]
    public async Task Answer_Streams_WordByWordWithUsage()
    {
        var updates = await AskAsync(options: null);

        updates.Count(u => u.Text.Length > 0).ShouldBeGreaterThan(10);
        string.Concat(updates.Select(u => u.Text)).ShouldBe(LlamaPeer.Answer);
        updates.ShouldContain(u => u.FinishReason == ChatFinishReason.Stop);
        var usage = updates.SelectMany(u => u.Contents).OfType<UsageContent>().Last().Details;
        usage.InputTokenCount.ShouldNotBeNull().ShouldBeGreaterThan(5);
        usage.OutputTokenCount.ShouldBe(19);
    }

    [PeerFact("llama")]
    public async Task Answer_AtAStopWord_Ends() =>
        string.Concat((await AskAsync(new ChatOptions { StopSequences = [" conseiller"] })).Select(u => u.Text))
            .ShouldBe("Je comprends tout à fait votre demande. Un");

    [PeerFact("llama")]
    public async Task Answer_AtItsLength_IsCut()
    {
        var updates = await AskAsync(new ChatOptions { MaxOutputTokens = 3 });

        string.Concat(updates.Select(u => u.Text)).ShouldBe("Je comprends tout");
        updates.ShouldContain(u => u.FinishReason == ChatFinishReason.Length);
    }

    [PeerFact("llama")]
    public async Task Answer_CancelledInTheMiddle_FreesTheServer()
    {
        using var unwanted = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in _client.GetStreamingResponseAsync(Question, cancellationToken: unwanted.Token))
            {
                if (update.Text.Length > 0)
                    await unwanted.CancelAsync();
            }
        });

        using var http = new HttpClient();
        await Eventually.Async(async () =>
        {
            using var slots = JsonDocument.Parse(await http.GetStringAsync(new Uri(LlamaPeer.Address, "slots")));
            slots.RootElement.EnumerateArray().ShouldAllBe(slot => !slot.GetProperty("is_processing").GetBoolean());
        });
    }

    [PeerFact("llama")]
    public async Task Questions_TwoAtOnce_AreBothAnswered()
    {
        using var model = Model(Server());
        var answers = new[] { new StringBuilder(), new StringBuilder() };
        var outcomes = await Task.WhenAll(
            answers.Select(a =>
                model.AskAsync(new ModelQuestion(Question, ["\n\n"]), piece => a.Append(piece), CancellationToken.None)
            )
        );

        outcomes.ShouldAllBe(o => o is ModelOutcome.Answered);
        answers.Select(a => a.ToString()).ShouldAllBe(a => a == LlamaPeer.Answer);
    }

    [PeerFact("llama")]
    public async Task Model_Served_IsReadyAfterOneToken()
    {
        using var model = Model(Server());

        (await model.PrepareAsync(progress: null, CancellationToken.None))
            .ShouldHaveSingleItem()
            .ShouldBeOfType<ModelReadiness.Ready>();
    }

    [PeerFact("llama")]
    public async Task Model_NotServed_IsSaidBeforehand()
    {
        using var model = Model(Server() with { Model = "other" });

        (await model.ExamineAsync(CancellationToken.None))[0]
            .ShouldBeOfType<ModelReadiness.Unready>()
            .Cause.ShouldContain("other");
    }

    [PeerFact("llama")]
    public async Task Ollama_AskedOfThisServer_SaysThatTheAddressIsWrong()
    {
        using var model = Model(Server() with { Kind = ChatServerKind.Ollama });

        var outcome = await model.AskAsync(new ModelQuestion(Question, []), _ => { }, CancellationToken.None);

        outcome.ShouldBeOfType<ModelOutcome.Failed>().Stage.ShouldBe(ModelStage.Asking);
    }

    private async Task<List<ChatResponseUpdate>> AskAsync(ChatOptions? options)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in _client.GetStreamingResponseAsync(Question, options))
            updates.Add(update);
        return updates;
    }

    private static ChatModel Model(ChatServerOptions server) =>
        new(
            new ChatModelOptions
            {
                Server = server,
                // A busy machine is not what is tested here.
                Limits = new ChatLimits { FirstToken = TimeSpan.FromSeconds(30), Total = TimeSpan.FromSeconds(60) },
            },
            TimeProvider.System,
            NullLogger<ChatModel>.Instance
        );

    private static ChatServerOptions Server() =>
        new()
        {
            Kind = ChatServerKind.OpenAi,
            Address = LlamaPeer.Address,
            Model = LlamaPeer.Model,
        };
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using MiniBot.Language.Ollama;

namespace MiniBot.Language.Tests.Ollama;

/// <summary>The client against Ollama's documented lines, byte by byte.</summary>
public sealed class OllamaChatClientTests
{
    private const string NdJson = "application/x-ndjson";

    private const string First =
        """{"model":"mistral","created_at":"2026-08-04T08:52:19.385406455-07:00","message":{"role":"assistant","content":"Une épargne","images":null},"done":false}"""
        + "\n";

    private const string Second =
        """{"model":"mistral","created_at":"2026-08-04T08:52:19.5Z","message":{"role":"assistant","content":" sûre."},"done":false}"""
        + "\n";

    private const string Last =
        """{"model":"mistral","created_at":"2026-08-04T19:22:45.499127Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":4883583458,"load_duration":1334875,"prompt_eval_count":26,"prompt_eval_duration":342546000,"eval_count":282,"eval_duration":4535599000}"""
        + "\n";

    private static readonly ChatMessage[] Question =
    [
        new(ChatRole.System, "Tu es bref."),
        new(ChatRole.User, "C'est quoi ?"),
        new(ChatRole.Assistant, "Une épargne."),
        new(ChatRole.User, "Et après ?"),
    ];

    [Fact]
    public async Task Question_OnTheWire_IsAsDocumented()
    {
        await using var server = FakeChatServer.Saying(NdJson, First, Last);
        await AskAsync(
            server,
            new ChatOptions
            {
                MaxOutputTokens = 160,
                Temperature = 0.5f,
                StopSequences = ["\n\n"],
            }
        );

        var exchange = server.Exchanges.ShouldHaveSingleItem();
        exchange.Target.ShouldBe("POST /api/chat");
        exchange.Head.ShouldContain("Content-Type: application/json");
        exchange.Body.ShouldBe(
            """{"model":"mistral","messages":[{"role":"system","content":"Tu es bref."},{"role":"user","content":"C\u0027est quoi ?"},{"role":"assistant","content":"Une \u00E9pargne."},{"role":"user","content":"Et apr\u00E8s ?"}],"stream":true,"keep_alive":"1800s","think":false,"options":{"num_predict":160,"temperature":0.5,"num_ctx":4096,"stop":["\n\n"]}}"""
        );
    }

    [Fact]
    public async Task Answer_Whole_IsTextReasonAndUsage()
    {
        await using var server = FakeChatServer.Saying(NdJson, First, Second, Last);
        var updates = await AskAsync(server);

        updates.Select(u => u.Text).ShouldBe(["Une épargne", " sûre.", ""]);
        updates[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
        var usage = updates[^1].Contents.OfType<UsageContent>().ShouldHaveSingleItem().Details;
        usage.InputTokenCount.ShouldBe(26);
        usage.OutputTokenCount.ShouldBe(282);
        usage.AdditionalCounts!["total_duration"].ShouldBe(4883583458);
        usage.AdditionalCounts["load_duration"].ShouldBe(1334875);
        usage.AdditionalCounts["eval_duration"].ShouldBe(4535599000);
    }

    [Fact]
    public async Task Answer_ByteByByte_IsTheSame()
    {
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync(NdJson);
            foreach (var one in Encoding.UTF8.GetBytes(First + Second + Last))
                await exchange.ChunkAsync(new[] { one });
            await exchange.EndAsync();
        });

        string.Concat((await AskAsync(server)).Select(u => u.Text)).ShouldBe("Une épargne sûre.");
    }

    [Fact]
    public async Task Answer_WithCarriageReturnsAndBlankLines_IsTheSame()
    {
        var lines = (First + "\n" + Second + Last).Replace("\n", "\r\n", StringComparison.Ordinal);
        await using var server = FakeChatServer.Saying(NdJson, lines);

        string.Concat((await AskAsync(server)).Select(u => u.Text)).ShouldBe("Une épargne sûre.");
    }

    [Fact]
    public async Task Answer_LastLineWithoutItsEnd_IsTheSame()
    {
        await using var server = FakeChatServer.Saying(NdJson, First, Last.TrimEnd());

        (await AskAsync(server)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_CutAtItsLength_SaysSo()
    {
        await using var server = FakeChatServer.Saying(NdJson, First, """{"done":true,"done_reason":"length"}""");

        (await AskAsync(server))[^1].FinishReason.ShouldBe(ChatFinishReason.Length);
    }

    [Theory]
    [InlineData("<html>oops</html>\n", "not Ollama's")]
    [InlineData("null\n", "not Ollama's")]
    [InlineData("[1,2]\n", "not Ollama's")]
    [InlineData("{}\n", "not Ollama's")]
    [InlineData("{\"message\":{\"content\":7}}\n", "not Ollama's")]
    [InlineData("\u0000\u0001\n", "not Ollama's")]
    [InlineData("{\"error\":\"model runner has unexpectedly stopped\"}\n", "model runner has unexpectedly stopped")]
    [InlineData("", "broke off")]
    [InlineData("{\"message\":{\"content\":\"Une", "not Ollama's")]
    public async Task Answer_TurnsIntoSomethingElse_FailsAfterWhatWasSaid(string line, string cause)
    {
        await using var server = FakeChatServer.Saying(NdJson, First, line);
        var said = new StringBuilder();
        var failure = await Should.ThrowAsync<ChatServerException>(() => AskAsync(server, said: said));

        failure.Stage.ShouldBe(ModelStage.Answering);
        failure.Message.ShouldContain(cause);
        failure.Mend.ShouldNotBeEmpty();
        said.ToString().ShouldBe("Une épargne");
    }

    [Fact]
    public async Task Connection_ClosedInTheMiddle_Fails()
    {
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync(NdJson);
            await exchange.ChunkAsync(Encoding.UTF8.GetBytes(First));
        });

        (await Should.ThrowAsync<ChatServerException>(() => AskAsync(server))).Message.ShouldContain("broke");
    }

    [Fact]
    public async Task Answer_OneLineWithoutEnd_IsCutOff()
    {
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync(NdJson);
            var piece = new byte[10_000];
            Array.Fill(piece, (byte)' ');
            while (true)
                await exchange.ChunkAsync(piece);
        });

        (await Should.ThrowAsync<ChatServerException>(() => AskAsync(server))).Message.ShouldContain("floods");
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, """{"error":"model 'mistral' not found"}""", "ollama pull mistral")]
    [InlineData(HttpStatusCode.Unauthorized, "", ChatServerOptions.UsualKeyVariable)]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"error":"server busy"}""", "at once")]
    [InlineData(HttpStatusCode.InternalServerError, """{"error":"CUDA out of memory"}""", "log")]
    public async Task Refusal_NamesWhatMendsIt(HttpStatusCode status, string body, string mend)
    {
        await using var server = FakeChatServer.Refusing(status, body);
        var failure = await Should.ThrowAsync<ChatServerException>(() => AskAsync(server));

        failure.Stage.ShouldBe(ModelStage.Asking);
        failure.Mend.ShouldContain(mend);
    }

    [Fact]
    public async Task Refusal_ThatMayRepeatThePrompt_IsNotRepeated()
    {
        await using var server = FakeChatServer.Refusing(HttpStatusCode.BadRequest, """{"error":"wrong input: C'est quoi ?"}""");

        (await Should.ThrowAsync<ChatServerException>(() => AskAsync(server))).Message.ShouldNotContain("quoi");
    }

    [Fact]
    public async Task Server_IsNotThere_SaysHowToStartIt()
    {
        using var client = new OllamaChatClient(Options(new Uri("http://127.0.0.1:1")));
        var failure = await Should.ThrowAsync<ChatServerException>(() => client.GetResponseAsync(Question));

        failure.Stage.ShouldBe(ModelStage.Reaching);
        failure.Message.ShouldContain("127.0.0.1:1");
        failure.Mend.ShouldContain("ollama serve");
    }

    [Fact]
    public async Task Cancellation_LetsGoOfTheServerAtOnce()
    {
        var left = new TaskCompletionSource();
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync(NdJson);
            await exchange.ChunkAsync(Encoding.UTF8.GetBytes(First));
            await exchange.WaitForLeavingAsync();
            left.SetResult();
        });
        using var client = new OllamaChatClient(Options(server.Address));
        using var unwanted = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Question, cancellationToken: unwanted.Token))
                await unwanted.CancelAsync();
        });

        await left.Task;
    }

    [Fact]
    public async Task WholeAnswer_OfOneQuestion_ComesTogether()
    {
        await using var server = FakeChatServer.Saying(NdJson, First, Second, Last);
        using var client = new OllamaChatClient(Options(server.Address));

        var response = await client.GetResponseAsync(Question);

        response.Text.ShouldBe("Une épargne sûre.");
        response.Usage!.OutputTokenCount.ShouldBe(282);
    }

    [Theory]
    [InlineData("""{"models":[]}""", """{"models":[]}""", ModelPresence.Absent)]
    [InlineData("""{"models":[{"name":"mistral:7b"}]}""", """{"models":[]}""", ModelPresence.Absent)]
    [InlineData(
        """{"models":[{"name":"mistral:latest","model":"mistral:latest","size":1}]}""",
        """{"models":null}""",
        ModelPresence.Stored
    )]
    [InlineData("""{"models":[{"name":"mistral"}]}""", """{"models":[{"model":"mistral:latest"}]}""", ModelPresence.Loaded)]
    public async Task Model_IsLookedForWhereItMayBe(string pulled, string loaded, ModelPresence expected)
    {
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync("application/json");
            await exchange.ChunkAsync(Encoding.UTF8.GetBytes(exchange.Target == "GET /api/tags" ? pulled : loaded));
            await exchange.EndAsync();
        });
        using var client = new OllamaChatClient(Options(server.Address));

        (await client.FindAsync(CancellationToken.None)).ShouldBe(expected);
        server.Exchanges.Select(e => e.Target).ShouldBeSubsetOf(["GET /api/tags", "GET /api/ps"]);
    }

    [Fact]
    public async Task List_ThatIsNone_IsAFailure()
    {
        await using var server = FakeChatServer.Saying("text/html", "<html>");
        using var client = new OllamaChatClient(Options(server.Address));

        (await Should.ThrowAsync<ChatServerException>(() => client.FindAsync(CancellationToken.None))).Message.ShouldContain(
            "api/tags"
        );
    }

    [Fact]
    public async Task Loading_AsksWithoutMessages()
    {
        const string loaded =
            """{"model":"mistral","created_at":"2026-08-04T21:17:29Z","message":{"role":"assistant","content":""},"done_reason":"load","done":true}""";
        await using var server = FakeChatServer.Saying("application/json", loaded);
        using var client = new OllamaChatClient(Options(server.Address));

        await client.LoadAsync(CancellationToken.None);

        var question = JsonDocument.Parse(server.Exchanges.ShouldHaveSingleItem().Body).RootElement;
        question.GetProperty("messages").GetArrayLength().ShouldBe(0);
        question.GetProperty("keep_alive").GetString().ShouldBe("1800s");
        question.GetProperty("options").GetProperty("num_ctx").GetInt32().ShouldBe(4096);
    }

    private static async Task<List<ChatResponseUpdate>> AskAsync(
        FakeChatServer server,
        ChatOptions? options = null,
        StringBuilder? said = null
    )
    {
        using var client = new OllamaChatClient(Options(server.Address));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(Question, options))
        {
            updates.Add(update);
            said?.Append(update.Text);
        }

        return updates;
    }

    private static ChatServerOptions Options(Uri address) =>
        new()
        {
            Kind = ChatServerKind.Ollama,
            Address = address,
            Model = "mistral",
        };
}

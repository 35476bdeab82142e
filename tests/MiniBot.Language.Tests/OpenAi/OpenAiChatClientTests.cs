using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using MiniBot.Language.OpenAi;

namespace MiniBot.Language.Tests.OpenAi;

/// <summary>The client against events that servers of this protocol send, byte by byte.</summary>
public sealed class OpenAiChatClientTests
{
    private const string Events = "text/event-stream";

    private const string Role =
        """data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}]}""" + "\n\n";
    private const string First =
        """data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"Une épargne"}}]}""" + "\n\n";
    private const string Second = """data: {"choices":[{"index":0,"delta":{"content":" sûre."}}]}""" + "\n\n";
    private const string Finish = """data: {"choices":[{"finish_reason":"stop","index":0,"delta":{}}]}""" + "\n\n";
    private const string Usage =
        """data: {"choices":[],"usage":{"completion_tokens":19,"prompt_tokens":10,"total_tokens":29}}""" + "\n\n";
    private const string Done = "data: [DONE]\n\n";

    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Tu es bref."), new(ChatRole.User, "Oui ?")];

    [Fact]
    public async Task Question_OnTheWire_IsAsDocumented()
    {
        await using var server = FakeChatServer.Saying(Events, First, Finish, Done);
        await AskAsync(server, new ChatOptions { MaxOutputTokens = 160, StopSequences = ["\n\n", "<paroles>"] });

        var exchange = server.Exchanges.ShouldHaveSingleItem();
        exchange.Target.ShouldBe("POST /v1/chat/completions");
        exchange.Head.ShouldNotContain("Authorization");
        exchange.Body.ShouldBe(
            """{"model":"tiny","messages":[{"role":"system","content":"Tu es bref."},{"role":"user","content":"Oui ?"}],"stream":true,"stream_options":{"include_usage":true},"max_tokens":160,"temperature":0.3,"stop":["\n\n","\u003Cparoles\u003E"]}"""
        );
    }

    [Fact]
    public async Task Question_AddressWithTheVersion_IsNotGivenItTwice()
    {
        await using var server = FakeChatServer.Saying(Events, First, Done);
        using var client = new OpenAiChatClient(Options(new Uri(server.Address, "/llm/v1/")));

        (await client.GetResponseAsync(Question)).Text.ShouldBe("Une épargne");
        server.Exchanges.ShouldHaveSingleItem().Target.ShouldBe("POST /llm/v1/chat/completions");
    }

    [Fact]
    public async Task Answer_ByteByByte_IsTextReasonAndUsage()
    {
        await using var server = new FakeChatServer(async exchange =>
        {
            await exchange.BeginAsync(Events);
            foreach (
                var one in Encoding.UTF8.GetBytes(": hello\n\nevent: message\n" + Role + First + Second + Finish + Usage + Done)
            )
                await exchange.ChunkAsync(new[] { one });
            await exchange.EndAsync();
        });
        var updates = await AskAsync(server);

        string.Concat(updates.Select(u => u.Text)).ShouldBe("Une épargne sûre.");
        updates.ShouldContain(u => u.FinishReason == ChatFinishReason.Stop);
        var usage = updates[^1].Contents.OfType<UsageContent>().ShouldHaveSingleItem().Details;
        (usage.InputTokenCount, usage.OutputTokenCount).ShouldBe((10, 19));
    }

    [Fact]
    public async Task Answer_WithCarriageReturnsAndNoSpaces_IsTheSame()
    {
        var events = (First + Second + Finish + Done)
            .Replace("data: ", "data:", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal);
        await using var server = FakeChatServer.Saying(Events, events);

        string.Concat((await AskAsync(server)).Select(u => u.Text)).ShouldBe("Une épargne sûre.");
    }

    [Theory]
    [InlineData("data: <html>\n\n", "no piece of an answer")]
    [InlineData("data: {}\n\n", "no piece of an answer")]
    [InlineData("data: null\n\n", "no piece of an answer")]
    [InlineData("data: {\"choices\":7}\n\n", "no piece of an answer")]
    [InlineData("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n", "out of memory")]
    [InlineData("error: {\"error\":\"slot lost\"}\n\n", "slot lost")]
    [InlineData("error: nothing\n\n", "without words")]
    [InlineData("{\"error\":{\"message\":\"no slot\"}}", "no slot")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"Une épargne\"}}]}", "does not stream")]
    [InlineData("", "broke off")]
    public async Task Answer_TurnsIntoSomethingElse_Fails(string line, string cause)
    {
        await using var server = FakeChatServer.Saying(Events, First, line);
        var failure = await Should.ThrowAsync<ChatServerException>(() => AskAsync(server));

        failure.Stage.ShouldBe(ModelStage.Answering);
        failure.Message.ShouldContain(cause);
    }

    [Fact]
    public async Task Answer_WithoutTheClosingMark_IsWholeAfterItsReason()
    {
        await using var server = FakeChatServer.Saying(Events, First, Finish);

        (await AskAsync(server))[^1].FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "/v1/models")]
    [InlineData(HttpStatusCode.Forbidden, ChatServerOptions.UsualKeyVariable)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "loaded")]
    public async Task Refusal_NamesWhatMendsIt(HttpStatusCode status, string mend)
    {
        await using var server = FakeChatServer.Refusing(status, """{"error":{"message":"no"}}""");

        (await Should.ThrowAsync<ChatServerException>(() => AskAsync(server))).Mend.ShouldContain(mend);
        server.Exchanges.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[{"id":"tiny"}]}""", ModelPresence.Served)]
    [InlineData("""{"object":"list","data":[{"id":"other"}]}""", ModelPresence.Absent)]
    [InlineData("""{}""", ModelPresence.Absent)]
    public async Task Model_IsServedWhenItIsListed(string list, ModelPresence expected)
    {
        await using var server = FakeChatServer.Saying("application/json", list);
        using var client = new OpenAiChatClient(Options(server.Address));

        (await client.FindAsync(CancellationToken.None)).ShouldBe(expected);
        server.Exchanges.ShouldHaveSingleItem().Target.ShouldBe("GET /v1/models");
    }

    private static async Task<List<ChatResponseUpdate>> AskAsync(FakeChatServer server, ChatOptions? options = null)
    {
        using var client = new OpenAiChatClient(Options(server.Address));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(Question, options))
            updates.Add(update);
        return updates;
    }

    private static ChatServerOptions Options(Uri address) =>
        new()
        {
            Kind = ChatServerKind.OpenAi,
            Address = address,
            Model = "tiny",
        };
}

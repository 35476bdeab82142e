using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace MiniBot.Language.Tests;

/// <summary>What is done before the first call, against servers over real HTTP.</summary>
public sealed class ChatModelPreparationTests
{
    private const string Listed = """{"models":[{"name":"mistral:latest"}]}""";
    private const string None = """{"models":[]}""";

    [Fact]
    public async Task Model_OnDisk_IsLoadedWithProgress()
    {
        await using var server = Ollama(pulled: Listed, loaded: None);
        var steps = new Steps();
        using var model = Model(server);

        (await model.PrepareAsync(steps, CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ModelReadiness.Ready>();
        steps.Seen.ShouldBe([PreparationStep.Looking, PreparationStep.Loading, PreparationStep.Ready]);
        server.Exchanges.Select(e => e.Target).ShouldBe(["GET /api/tags", "GET /api/ps", "POST /api/chat"]);
    }

    [Fact]
    public async Task Model_NotPulled_SaysHowToGetIt()
    {
        await using var server = Ollama(pulled: None, loaded: None);
        var steps = new Steps();
        using var model = Model(server);

        var unready = (await model.PrepareAsync(steps, CancellationToken.None))[0].ShouldBeOfType<ModelReadiness.Unready>();
        unready.Mend.ShouldContain("ollama pull mistral");
        steps.Seen.ShouldBe([PreparationStep.Looking, PreparationStep.Failed]);
    }

    [Fact]
    public async Task Server_Gone_IsUnready()
    {
        await using var server = Ollama(pulled: Listed, loaded: None);
        using var model = Model(server);
        await server.StopAsync();

        (await model.ExamineAsync(CancellationToken.None))[0]
            .ShouldBeOfType<ModelReadiness.Unready>()
            .Mend.ShouldContain("ollama serve");
    }

    [Fact]
    public async Task Examination_ChangesNothing()
    {
        await using var cold = Ollama(pulled: Listed, loaded: None);
        await using var warm = Ollama(pulled: Listed, loaded: Listed);
        using var first = Model(cold);
        using var second = Model(warm);

        (await first.ExamineAsync(CancellationToken.None))[0].ShouldBeOfType<ModelReadiness.Cold>();
        (await second.ExamineAsync(CancellationToken.None))[0].ShouldBeOfType<ModelReadiness.Ready>();
        cold.Exchanges.Concat(warm.Exchanges).ShouldAllBe(e => e.Target.StartsWith("GET"));
    }

    private static FakeChatServer Ollama(string pulled, string loaded) =>
        new(async exchange =>
        {
            await exchange.BeginAsync("application/json");
            await exchange.ChunkAsync(
                Encoding.UTF8.GetBytes(
                    exchange.Target switch
                    {
                        "GET /api/tags" => pulled,
                        "GET /api/ps" => loaded,
                        _ => """{"message":{"role":"assistant","content":""},"done_reason":"load","done":true}""",
                    }
                )
            );
            await exchange.EndAsync();
        });

    private static ChatModel Model(FakeChatServer server) =>
        new(
            new ChatModelOptions
            {
                Server = new ChatServerOptions
                {
                    Kind = ChatServerKind.Ollama,
                    Address = server.Address,
                    Model = "mistral",
                },
            },
            TimeProvider.System,
            NullLogger<ChatModel>.Instance
        );

    private sealed class Steps : IProgress<ModelPreparation>
    {
        public List<PreparationStep> Seen { get; } = [];

        public void Report(ModelPreparation value) => Seen.Add(value.Step);
    }
}

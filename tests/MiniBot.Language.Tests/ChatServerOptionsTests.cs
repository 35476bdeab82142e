namespace MiniBot.Language.Tests;

public sealed class ChatServerOptionsTests
{
    [Theory]
    [InlineData("ollama:mistral", ChatServerKind.Ollama, "mistral", "http://127.0.0.1:11434/")]
    [InlineData("ollama:qwen2.5:3b", ChatServerKind.Ollama, "qwen2.5:3b", "http://127.0.0.1:11434/")]
    [InlineData("ollama:qwen2.5:3b@http://gpu:11434", ChatServerKind.Ollama, "qwen2.5:3b", "http://gpu:11434/")]
    [InlineData("openai:tiny", ChatServerKind.OpenAi, "tiny", "http://127.0.0.1:8080/")]
    [InlineData("openai:org/a@b@https://llm.example/v1", ChatServerKind.OpenAi, "org/a@b", "https://llm.example/v1")]
    public void Text_OfAServer_IsRead(string text, ChatServerKind kind, string model, string address)
    {
        ChatServerOptions.TryRead(text, out var options).ShouldBeTrue();

        (options.Kind, options.Model, options.Address.ToString()).ShouldBe((kind, model, address));
        ChatServerOptions.TryRead(options.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(options);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mistral")]
    [InlineData("claude:mistral")]
    [InlineData("ollama:")]
    [InlineData("ollama: @http://gpu")]
    [InlineData("ollama:mistral@http://")]
    [InlineData("ollama:mistral@http://me:secret@gpu:11434")]
    public void Text_OfNoServer_IsRefused(string text) => ChatServerOptions.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void Options_OutOfRange_NameKeyAndMend()
    {
        var server = new ChatServerOptions
        {
            Kind = ChatServerKind.Ollama,
            Address = new Uri("ftp://nowhere"),
            Model = " ",
            ContextTokens = 1,
            Temperature = double.NaN,
            KeepAlive = TimeSpan.FromDays(8),
        };
        var limits = new ChatLimits
        {
            FirstToken = TimeSpan.Zero,
            MaxTokens = 0,
            Concurrency = 0,
        };

        var problems = new ChatModelOptions { Server = server, Limits = limits }.Validate();

        problems
            .Select(p => p.Key)
            .ShouldBe([
                "model.server.address",
                "model.server.model",
                "model.server.context_tokens",
                "model.server.temperature",
                "model.server.keep_alive",
                "model.limits.first_token",
                "model.limits.max_tokens",
                "model.limits.concurrency",
            ]);
        problems.ShouldAllBe(p => p.Mend.Length > 0);
    }

    [Fact]
    public void Options_AsTheyCome_AreRight()
    {
        ChatServerOptions.TryRead("ollama:mistral", out var server);

        new ChatModelOptions { Server = server!, Fallback = server }
            .Validate()
            .ShouldBeEmpty();
    }
}

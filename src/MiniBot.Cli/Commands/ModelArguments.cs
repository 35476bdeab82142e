using System.CommandLine;
using System.CommandLine.Parsing;
using MiniBot.Language;

namespace MiniBot.Cli.Commands;

/// <summary>The option by which a command is told about its language model.</summary>
internal sealed class ModelArguments
{
    /// <summary>The model of this machine, where no option names one.</summary>
    public const string Variable = "MINIBOT_MODEL";

    private const int MostServers = 2;

    private const string Form = "write it as ollama:MODEL or openai:MODEL, with @http://host:port where the server is elsewhere";

    private readonly Option<IReadOnlyList<ChatServerOptions>> _models = new("--model")
    {
        Description =
            $"The language model: ollama:MODEL or openai:MODEL, with @http://host:port. A second one takes over where the first fails. Default: the environment variable {Variable}.",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = argument => Read(FromEnvironment(), Variable, argument),
        CustomParser = argument => Read([.. argument.Tokens.Select(t => t.Value)], "--model", argument),
    };

    /// <summary>Gives the command this option.</summary>
    public void AddTo(Command command) => command.Options.Add(_models);

    /// <summary>What was chosen; null for no model.</summary>
    public ChatModelOptions? Read(ParseResult parsed) => OptionsOf(parsed.GetValue(_models) ?? []);

    /// <summary>The model of this machine, or null; false where what stands in the environment cannot be read.</summary>
    public static bool TryReadEnvironment(out ChatModelOptions? options)
    {
        var texts = FromEnvironment();
        var servers = texts.Select(t => ChatServerOptions.TryRead(t, out var server) ? server : null).OfType<ChatServerOptions>();
        options = OptionsOf([.. servers.Take(MostServers)]);
        return texts.Length <= MostServers && texts.All(t => ChatServerOptions.TryRead(t, out _));
    }

    /// <summary>How a model is written.</summary>
    public static string Mend => Form;

    private static ChatModelOptions? OptionsOf(IReadOnlyList<ChatServerOptions> servers) =>
        servers.Count == 0 ? null : new ChatModelOptions { Server = servers[0], Fallback = servers.ElementAtOrDefault(1) };

    private static string[] FromEnvironment() =>
        (Environment.GetEnvironmentVariable(Variable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<ChatServerOptions> Read(IReadOnlyList<string> texts, string source, ArgumentResult argument)
    {
        var servers = new List<ChatServerOptions>();
        foreach (var text in texts)
        {
            if (ChatServerOptions.TryRead(text, out var server))
                servers.Add(server);
            else
                argument.AddError($"{source}: '{text}' is no model; {Form}.");
        }

        if (servers.Count > MostServers)
            argument.AddError($"{source}: two models at most, the second for when the first fails.");
        return servers;
    }
}

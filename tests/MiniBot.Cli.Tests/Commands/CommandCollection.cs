namespace MiniBot.Cli.Tests.Commands;

[CollectionDefinition(CommandBench.Name, DisableParallelization = true)]
public sealed class CommandCollection;

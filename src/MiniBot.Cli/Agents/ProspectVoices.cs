using MiniBot.Calls.Speaking;

namespace MiniBot.Cli.Agents;

internal static class ProspectVoices
{
    public static PromptLibrary? TryOpen() => null;
}

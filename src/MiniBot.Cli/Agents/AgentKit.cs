using MiniBot.Audio.Ambience;
using MiniBot.Calls;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Scenarios;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Cli.Agents;

/// <summary>The agent of a command, with its voice and ears as far as this machine has them.</summary>
internal sealed class AgentKit : IDisposable
{
    private AgentKit(PromptLibrary prompts, TimeProvider time)
    {
        Prompts = prompts;
        Agent = new CallAgent(prompts, ears: null, time, CommandLog.For<CallAgent>());
    }

    public CallAgent Agent { get; }

    public PromptLibrary Prompts { get; }

    public bool HearsSpeech => false;

    public IReadOnlyList<string> Notes => [];

    public AmbienceLoop? Ambience => null;

    public static AgentKit Open(Scenario scenario, string? scenarioFolder, bool textOnly, TimeProvider time) =>
        new(new PromptLibrary(new CaptionsOnly(), new SpeechVoice("fr-FR"), scenarioFolder), time);

    public void Dispose() => Prompts.Dispose();
}

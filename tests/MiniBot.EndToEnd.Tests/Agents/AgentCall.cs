using System.Collections.Immutable;
using MiniBot.Audio.Levels;
using MiniBot.Audio.Wave;
using MiniBot.Calls;
using MiniBot.Conversation;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>What a call left behind: its record, its journal, and both sides of its recording at 8 kHz, from the answer on.</summary>
internal sealed record AgentCall(CallRecord Record, CallJournal Journal, short[] Heard, short[] Spoken)
{
    /// <summary>From the answer to the first word: somebody who hears nothing for longer hangs up.</summary>
    public static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(2);

    public Disposition Disposition => Record.Result.Disposition;

    /// <summary>The rules by which the rail decided, in order.</summary>
    public IEnumerable<string> Rules => Journal.Entries.Select(entry => entry.Decision?.Rule).OfType<string>();

    /// <summary>What the conversation was told, in order.</summary>
    public IEnumerable<T> Inputs<T>()
        where T : CallInput => Journal.Entries.Select(entry => entry.Input).OfType<T>();

    /// <summary>What the conversation asked for, in order.</summary>
    public IEnumerable<T> Actions<T>()
        where T : CallAction => Journal.Entries.SelectMany(entry => entry.Actions).OfType<T>();

    /// <summary>The keys that were heard.</summary>
    public string Digits => string.Concat(Inputs<CallInput.DigitPressed>().Select(pressed => pressed.Digit));

    /// <summary>Nothing went wrong on our side, and the greeting began in time.</summary>
    public void ShouldBeSound()
    {
        Record.Failure.ShouldBeNull();
        Record.FirstAudioAfter.ShouldNotBeNull().ShouldBeLessThan(GreetingLimit);
    }

    /// <summary>A step's question, to somebody of whom nothing is known.</summary>
    public static string TextOf(ScenarioStep step) =>
        RoofScenario.Instance.Fill(step.Message, ImmutableDictionary<string, string>.Empty);

    /// <summary>The last seconds of what was heard.</summary>
    public Level LevelAtEnd(TimeSpan length) =>
        Level.Measure(Heard.AsSpan()[^Math.Min(Heard.Length, (int)(length.TotalSeconds * SharedSpeech.TelephoneRateHz))..]);

    /// <summary>Reads what a call left, and replays its journal: it must give the same decisions again.</summary>
    public static AgentCall Read(CallRecord record, string journalPath, string recordingPath)
    {
        using var lines = File.OpenText(journalPath);
        var journal = JournalReader.Read(lines).ShouldBeOfType<JournalOutcome.Read>().Journal;
        var replay = Replay.Run(RoofScenario.Instance, journal);
        replay.Differences.ShouldBeEmpty();
        replay.End.Result.Disposition.ShouldBe(record.Result.Disposition);
        var file = Wav.Read(recordingPath).ShouldBeOfType<WavReading.Loaded>().File;
        return new AgentCall(record, journal, file.Channel(0).Samples.ToArray(), file.Channel(1).Samples.ToArray());
    }
}

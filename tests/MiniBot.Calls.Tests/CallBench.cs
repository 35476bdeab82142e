using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Audio.Ambience;
using MiniBot.Calls.Answering;
using MiniBot.Calls.Speaking;
using MiniBot.Calls.Tests.Listening;
using MiniBot.Conversation;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Calls.Tests;

/// <summary>
/// One whole call on virtual time: the real agent, rail and scenario; the test is the far end. Ended by <see cref="End"/>, which
/// also checks what holds for every call.
/// </summary>
internal sealed class CallBench : IDisposable
{
    private const char CaptionEnd = '\u2028';
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(5);
    private static readonly Scenario Savings = Load("agent_mode: rail");

    /// <summary>As the others, and who asks for a human is put through.</summary>
    public static readonly Scenario WithColleague = Load("agent_mode: rail\ntransfer_to: sip:conseil@example.org");

    /// <summary>As the others, and what no entry answers is put to a language model.</summary>
    public static readonly Scenario Assisted = Load("agent_mode: assisted");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("minibot-call-");
    private readonly ManualLoop _loop = new();
    private readonly CancellationTokenSource _cancel = new();
    private PromptLibrary? _prompts;
    private Task<CallRecord>? _call;
    private int _listenedTo;

    public CallBench()
    {
        Leg.OnHungUp = () => Happened.Add("hung up");
        Suppress = (_, _) => ValueTask.CompletedTask;
    }

    public ManualTimeProvider Time { get; init; } = new();

    public FakeCallLeg Leg { get; } = new();

    /// <summary>What was done to the outside, in order.</summary>
    public List<string> Happened { get; } = [];

    public string RecordingPath => Path.Combine(_folder.FullName, "call.wav");

    public string JournalPath { get; init; } = "";

    public bool Records { get; init; }

    public PromptSource Voice { get; init; } = TestVoice.SpeakAsync;

    public FakeEars? Ears { get; init; }

    public Scenario Scenario { get; init; } = Savings;

    /// <summary>What the language model answers; null where there is none.</summary>
    public FreeAnswers? Answers { get; init; }

    /// <summary>What sounds behind the voice; null for nothing.</summary>
    public AmbiencePlayer? Ambience { get; init; }

    public Func<OptOut, CancellationToken, ValueTask> Suppress { get; init; }

    public bool IsOver => _call!.IsCompleted;

    /// <summary>The far end answers, and the agent begins.</summary>
    public CallBench Answer()
    {
        _prompts = new PromptLibrary("test", Voice, recordings: null);
        var agent = new CallAgent(_prompts, Ears?.Spoken, Time, NullLogger<CallAgent>.Instance, Answers);
        var setup = new CallSetup
        {
            Scenario = Scenario,
            Variables = new Dictionary<string, string> { ["first_name"] = "Lucie" },
            JournalPath = Journal,
            RecordingPath = Records ? RecordingPath : null,
            Ambience = Ambience,
            Suppress = async (kind, _, token) =>
            {
                Happened.Add($"suppressed {kind}");
                await Suppress(kind, token);
            },
        };
        _call = _loop.Start(() => agent.RunAsync(Leg, setup, _cancel.Token));
        return this;
    }

    /// <summary>Lets 20 ms pass, as often as said, in which the far end sends <paramref name="heard"/>.</summary>
    public void Tick(int times = 1, short heard = 0)
    {
        var frame = new short[FakeCallLeg.FrameLength];
        // A hum of 500 Hz: the echo gate takes a constant for no sound.
        for (var i = 0; i < frame.Length; i++)
            frame[i] = i / 8 % 2 == 0 ? heard : (short)-heard;
        for (var i = 0; i < times; i++)
            Tick(frame);
    }

    /// <summary>Lets 20 ms pass in which the far end sends our own voice back.</summary>
    public void TickWithEcho(double gain, int delayFrames)
    {
        var from = Leg.Spoken.Count - (delayFrames * FakeCallLeg.FrameLength);
        var echo = Leg.Spoken.Skip(Math.Max(0, from)).Take(FakeCallLeg.FrameLength).Select(s => (short)(gain * s)).ToArray();
        Tick(echo.Length == FakeCallLeg.FrameLength ? echo : new short[FakeCallLeg.FrameLength]);
    }

    private void Tick(short[] frame)
    {
        Time.Advance(Frame);
        var isHeard = Leg.IsUp && Leg.IsAttached;
        Leg.Tick(frame);
        if (isHeard)
            Ears?.AwaitFrame();
        _loop.RunUntilIdle();
    }

    /// <summary>Waits until the agent has finished a sentence with these words; fails when the call ends without.</summary>
    public string Listen(string words) => ListenUntil(words, () => Caption(ended: true));

    /// <summary>Waits until the agent has begun a sentence with these words.</summary>
    public string ListenToStart(string words) => ListenUntil(words, () => Caption(ended: false));

    /// <summary>The far end types a line.</summary>
    public void Reply(string line) => Type(line + CaptionEnd);

    /// <summary>The far end types, without ending the line.</summary>
    public void Type(string text)
    {
        Leg.Type(text);
        _loop.RunUntilIdle();
    }

    public void Press(char digit)
    {
        Leg.Press(digit);
        _loop.RunUntilIdle();
    }

    /// <summary>The far end puts us on hold, or takes us off it.</summary>
    public void Hold(bool onHold)
    {
        Leg.Hold(onHold);
        _loop.RunUntilIdle();
    }

    /// <summary>Lets what other code has completed go on.</summary>
    public void Settle() => _loop.RunUntilIdle();

    public void Cancel()
    {
        _cancel.Cancel();
        _loop.RunUntilIdle();
    }

    /// <summary>Lets time pass until the call is over; checks that it was hung up, let go of, and replays.</summary>
    public CallRecord End()
    {
        var record = Conclude();
        var replay = Replay.Run(Scenario, ReadJournal());
        replay.Differences.ShouldBeEmpty();
        replay.End.Result.Disposition.ShouldBe(record.Result.Disposition);
        replay.End.Result.Score.ShouldBe(record.Result.Score);
        return record;
    }

    /// <summary>Lets time pass until the call is over, or throws what it threw; checks that it was hung up and let go of.</summary>
    public CallRecord Conclude()
    {
        for (var passed = TimeSpan.Zero; Leg.IsUp && !IsOver && passed < LongestCall; passed += Frame)
            Tick();
        try
        {
            return _loop.Finish(_call!);
        }
        finally
        {
            Leg.IsUp.ShouldBeFalse();
            Leg.IsAttached.ShouldBeFalse();
        }
    }

    public CallJournal ReadJournal()
    {
        using var lines = File.OpenText(Journal);
        return JournalReader.Read(lines).ShouldBeOfType<JournalOutcome.Read>().Journal;
    }

    public void Dispose()
    {
        _prompts?.Dispose();
        _cancel.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Journal => JournalPath.Length > 0 ? JournalPath : Path.Combine(_folder.FullName, "call.jsonl");

    private string ListenUntil(string words, Func<string?> caption)
    {
        for (var passed = TimeSpan.Zero; passed < LongestCall; passed += Frame)
        {
            if (caption() is { } said && said.Contains(words, StringComparison.OrdinalIgnoreCase))
                return said;
            if (IsOver)
                break;
            Tick();
        }

        throw new InvalidOperationException($"'{words}' was not said, but: {Leg.SentText}");
    }

    /// <summary>The agent's next sentence, once it has begun or ended; null while there is none.</summary>
    private string? Caption(bool ended)
    {
        var text = Leg.SentText;
        var end = text.IndexOf(CaptionEnd, _listenedTo);
        if (end < 0 && (ended || _listenedTo == text.Length))
            return null;
        var said = end < 0 ? text[_listenedTo..] : text[_listenedTo..end];
        _listenedTo = end < 0 ? _listenedTo : end + 1;
        return said;
    }

    /// <summary>The scenario's own answers, one of which names a recording that is not there.</summary>
    private static string ReadBeside(string path)
    {
        const string followUp = "follow_up: Je n'ai pas les tarifs moi-même";
        var text = File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", path));
        text.ShouldContain(followUp);
        return text.Replace(followUp, "audio_path: missing.wav\n    " + followUp, StringComparison.Ordinal);
    }

    private static Scenario Load(string mode)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", "demo-epargne.yaml"));
        return ScenarioReader
            .Read(text.Replace("agent_mode: rail", mode, StringComparison.Ordinal), "demo", ReadBeside)
            .ShouldBeOfType<ScenarioOutcome.Valid>()
            .Scenario;
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using MiniBot.Calls;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation;
using MiniBot.Telephony;

namespace MiniBot.Prospects.Tests;

/// <summary>The whole demonstration, agent and people, without a network or a second of waiting: everybody types.</summary>
public sealed class DemonstrationTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(5);

    public static TheoryData<string> PeopleWhoAnswer =>
        [.. Demo.People.Where(person => person.Line == PersonaLine.Answers).Select(person => person.Id)];

    [Theory]
    [MemberData(nameof(PeopleWhoAnswer))]
    public void Call_ToPersona_EndsAsItsScriptImplies(string id)
    {
        var persona = Demo.People.Single(person => person.Id == id);
        var record = Call(persona);

        record.Failure.ShouldBeNull();
        record.Result.Disposition.ShouldBe(persona.Expected);
        (record.Result.OptOut == OptOut.Hard).ShouldBe(persona.Expected == Disposition.OptOut);
    }

    private static CallRecord Call(Persona persona)
    {
        var folder = Directory.CreateTempSubdirectory("minibot-demo-");
        using var prompts = new PromptLibrary(CaptionsOnly.EngineId, CaptionsOnly.SpeakAsync, recordings: null);
        var loop = new ManualLoop();
        var time = new ManualTimeProvider();
        var (ours, theirs) = Connected();
        var setup = new CallSetup
        {
            Scenario = Demo.Savings,
            Variables = new Dictionary<string, string> { ["first_name"] = persona.FirstName },
            JournalPath = Path.Combine(folder.FullName, "call.jsonl"),
            Suppress = (_, _, _) => ValueTask.CompletedTask,
        };
        var agent = new CallAgent(prompts, ears: null, time, NullLogger<CallAgent>.Instance);
        var life = loop.Start(async () =>
        {
            await new Prospect(persona, theirs, new ProspectVoice(null), time).RunAsync(CancellationToken.None);
            return persona;
        });
        var call = loop.Start(() => agent.RunAsync(ours, setup, CancellationToken.None));
        for (var passed = TimeSpan.Zero; ours.IsUp && passed < LongestCall; passed += Frame)
        {
            time.Advance(Frame);
            ours.Tick();
            theirs.Tick();
            loop.RunUntilIdle();
        }

        var record = loop.Finish(call);
        loop.Finish(life);
        folder.Delete(recursive: true);
        return record;
    }

    private static (FakeCallLeg Ours, FakeCallLeg Theirs) Connected()
    {
        var (ours, theirs) = (new FakeCallLeg(), new FakeCallLeg());
        ours.OnTextSent = theirs.Type;
        theirs.OnTextSent = ours.Type;
        ours.OnHungUp = () => theirs.End(HangUpCause.Remote);
        theirs.OnHungUp = () => ours.End(HangUpCause.Remote);
        return (ours, theirs);
    }
}

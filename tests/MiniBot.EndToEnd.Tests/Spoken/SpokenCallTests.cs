using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>French in a called party's mouth, through A-law and RTP, is understood and moves the rail.</summary>
[Collection(AloneCollection.Name)]
public sealed class SpokenCallTests : IDisposable
{
    private const string Yes = "oui bien sûr";

    private readonly string _folder = Directory.CreateTempSubdirectory("spoken-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A yes every few seconds: now over the agent's question, now after it. One may be misheard.</summary>
    [SpokenCallFact("sipp")]
    public async Task YesToEverything_IsALead()
    {
        var path = Path.Combine(_folder, "oui.alaw");
        (await new CalledPartyVoice().Pause(TimeSpan.FromSeconds(3.5)).SayAsync(Yes)).WriteALaw(path);
        await using var party = await SippCalledParty.StartAsync("play", "--audio", path);
        await using var bench = AgentBench.Open();

        var call = await bench.CallAsync(party.Uri, await SharedSpeech.EarsAsync());

        call.Disposition.ShouldBe(Disposition.Lead);
        call.Record.Result.Score.ShouldBeGreaterThanOrEqualTo(75);
        call.Record.Result.HeardBy.Main.ShouldBe(Ear.Speech);
        call.Rules.Count(rule => rule == "step.answered").ShouldBeGreaterThanOrEqualTo(4);
        call.Inputs<CallInput.CallerSaid>()
            .Count(said => said.Text == Yes && said.Ear == Ear.Speech)
            .ShouldBeGreaterThanOrEqualTo(5);
        await party.ShouldHaveSeenGoodCallsAsync();
    }

    [SpokenCallFact("baresip")]
    public async Task QuestionThenOptOut_IsAnsweredThenObeyed()
    {
        var path = Path.Combine(_folder, "arretez.wav");
        var voice = await SpeakAfterTheQuestionAsync("qui êtes-vous");
        (await voice.Pause(TimeSpan.FromSeconds(6)).SayAsync("arrêtez de m'appeler"))
            .Pause(TimeSpan.FromSeconds(10))
            .WriteWav(path);
        await using var phone = await BaresipPhone.StartAsync("--audio", path);
        await using var bench = AgentBench.Open();

        var call = await bench.CallAsync(phone.Uri, await SharedSpeech.EarsAsync());

        call.Disposition.ShouldBe(Disposition.OptOut);
        call.Rules.ShouldContain("answer.gen.faq.who_are_you");
        call.Rules.ShouldContain("opt_out.hard");
        call.Actions<CallAction.Suppress>().ShouldHaveSingleItem().Kind.ShouldBe(OptOut.Hard);
        call.Actions<CallAction.Say>().Last().Interruptible.ShouldBeFalse();
    }

    /// <summary>Silent until the agent has greeted and asked its first question.</summary>
    private static async Task<CalledPartyVoice> SpeakAfterTheQuestionAsync(string text)
    {
        var scenario = RoofScenario.Instance;
        var opening = await SharedSpeech.PromptAsync(scenario.Disclosure);
        var question = await SharedSpeech.PromptAsync(AgentCall.TextOf(scenario.Rail[0]));
        var spoken = TimeSpan.FromSeconds((double)(opening.Length + question.Length) / SharedSpeech.TelephoneRateHz);
        return await new CalledPartyVoice().Pause(spoken + TimeSpan.FromSeconds(0.8)).SayAsync(text);
    }
}

using MiniBot.Audio.Wave;
using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Baresip;

/// <summary>The agent calls a softphone, which records what its owner would have heard.</summary>
public sealed class BaresipConversationTests
{
    [AgentFact("baresip")]
    public async Task Softphone_HearsTheGreetingWithinTwoSeconds()
    {
        await using var phone = await BaresipPhone.StartAsync();
        await using var bench = AgentBench.Open();

        var call = await bench.CallAsync(phone.Uri);

        call.Disposition.ShouldBe(Disposition.NoAnswer);
        call.Heard.ShouldHoldTone(1000, TimeSpan.FromSeconds(5));
        var greeting = await SharedSpeech.PromptAsync(RoofScenario.Instance.Disclosure);
        await Eventually.Async(async () =>
        {
            var path = (await phone.NewestRecordingAsync()).ShouldNotBeNull();
            var recording = Wav.Read(path).ShouldBeOfType<WavReading.Loaded>().File.ToMono().Samples.ToArray();
            recording.ShouldContain(greeting).ShouldBeLessThan(AgentCall.GreetingLimit);
        });
    }
}

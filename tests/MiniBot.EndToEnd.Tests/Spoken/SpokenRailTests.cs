using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>People at real telephones are led through the whole rail by voice alone: A-law, RTP, two voices, echo.</summary>
[Collection(AloneCollection.Name)]
public sealed class SpokenRailTests
{
    [SpokenCallTheory]
    [InlineData("pico", "quiet")]
    [InlineData("pico", "echo")]
    [InlineData("espeak-ng", "quiet")]
    public async Task YesToEverything_IsALead(string voice, string room)
    {
        var yes = await SharedSpeech.SpeakAsync("oui bien sûr", voice);
        await using var phone = ScriptedPhone.Open(
            RoomOf(room),
            new PhoneLine("une minute", yes),
            new PhoneLine("propriétaire", yes),
            new PhoneLine("ancien", yes),
            new PhoneLine("Fuit-il", yes),
            new PhoneLine("vous appeler", yes),
            new PhoneLine("le matin", await SharedSpeech.SpeakAsync("plutôt le matin", voice))
        );
        await using var bench = AgentBench.Open();

        var call = await bench.CallAsync(phone.Uri, await SharedSpeech.EarsAsync());

        call.ShouldBeSound();
        call.Disposition.ShouldBe(Disposition.Lead, string.Join(' ', call.Rules));
        call.Record.Turns.Count.ShouldBeGreaterThanOrEqualTo(5);
    }

    private static Room RoomOf(string name) =>
        name switch
        {
            "quiet" => Room.Quiet,
            "echo" => Room.WithEcho,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such room"),
        };
}

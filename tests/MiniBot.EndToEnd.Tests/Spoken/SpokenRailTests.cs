using MiniBot.Conversation;

namespace MiniBot.EndToEnd.Tests.Spoken;

/// <summary>People at telephones in real rooms are led through the whole rail by voice alone: A-law, RTP, noise, echo.</summary>
[Collection(AloneCollection.Name)]
public sealed class SpokenRailTests
{
    [SpokenCallTheory]
    [InlineData("pico", "quiet")]
    [InlineData("pico", "noisy")]
    [InlineData("pico", "echo")]
    [InlineData("espeak-ng", "quiet")]
    [InlineData("espeak-ng", "noisy")]
    public async Task YesToEverything_IsALead(string voice, string room)
    {
        var yes = await SharedSpeech.SpeakAsync("oui bien sûr", voice);
        await using var phone = ScriptedPhone.Open(
            RoomOf(room),
            PhoneLine.Answer("une minute", yes),
            PhoneLine.Answer("propriétaire", yes),
            PhoneLine.Answer("ancien", yes),
            PhoneLine.Answer("Fuit-il", yes),
            PhoneLine.Answer("vous appeler", yes),
            PhoneLine.Answer("le matin", await SharedSpeech.SpeakAsync("plutôt le matin", voice))
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
            "noisy" => Room.Noisy,
            "echo" => Room.WithEcho,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such room"),
        };
}

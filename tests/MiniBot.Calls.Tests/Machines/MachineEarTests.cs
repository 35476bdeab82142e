using MiniBot.Calls.Machines;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Calls.Tests.Machines;

public sealed class MachineEarTests : IMachineHearing
{
    private readonly List<string> _told = [];

    [Fact]
    public void Hear_VoicemailThatFallsSilent_TellsWhoAndThenTheEndOnce()
    {
        var ear = Open();
        for (var i = 0; i < 400; i++)
            ear.Hear(new short[160], isVoice: true);
        for (var i = 0; i < 600; i++)
            ear.Hear(new short[160], isVoice: false);

        _told.ShouldBe(["Human", "Voicemail", "ended, beep False"]);
    }

    [Fact]
    public void Understand_PhraseOfAMachine_IsTold()
    {
        var ear = Open();
        ear.Understand("allô");
        ear.Understand("votre correspondant n'est pas disponible");

        _told.ShouldBe(["NetworkVoicemail"]);
    }

    [Fact]
    public void Hear_LateInTheCall_IsDeaf()
    {
        var ear = Open();
        for (var i = 0; i < 4500; i++)
            ear.Hear(new short[160], isVoice: false);
        ear.Understand("votre correspondant n'est pas disponible");

        _told.ShouldBe(["Silence"]);
    }

    void IMachineHearing.Classified(MachineVerdict verdict) => _told.Add(verdict.Party.ToString());

    void IMachineHearing.GreetingEnded(bool beep) => _told.Add($"ended, beep {beep}");

    private MachineEar Open() => new(new MachineDetector(new(), GreetingTree.Shipped, MachinePhrases.For("fr")), this);
}

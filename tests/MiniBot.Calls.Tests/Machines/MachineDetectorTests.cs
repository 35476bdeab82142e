using MiniBot.Audio.Tones;
using MiniBot.Calls.Machines;
using MiniBot.Conversation;
using MiniBot.Conversation.Understanding;

namespace MiniBot.Calls.Tests.Machines;

public class MachineDetectorTests
{
    private const int FrameLength = 160;

    /// <summary>Machines speak for 1.5 s at a stretch, people do not; before, nothing is known.</summary>
    private static readonly GreetingTree s_tree = GreetingTree
        .TryRead(
            """
            {"tree": {"feature": "longest_burst_ms", "threshold": 1500,
              "below": {"feature": "silence_ms", "threshold": 600, "below": {"machine": 0.5}, "otherwise": {"machine": 0.01}},
              "otherwise": {"machine": 0.99}}}
            """,
            out _
        )
        .ShouldNotBeNull();

    private readonly MachineDetector _detector = new(new(), s_tree, MachinePhrases.For("fr"));
    private readonly List<MachineVerdict> _verdicts = [];

    [Fact]
    public void Next_ShortGreetingAndSilence_IsAPersonAtOnce()
    {
        Silence(500);
        Voice(500);
        Silence(1000);

        var verdict = _verdicts.ShouldHaveSingleItem();
        verdict.Party.ShouldBe(CalledParty.Human);
        verdict.Confidence.ShouldBe(0.99, 0.001);
        verdict.AfterFirstVoice.TotalMilliseconds.ShouldBeInRange(1100, 1320);
        verdict.Evidence.ShouldContain("silence_ms");
    }

    [Fact]
    public void Next_LongGreeting_IsAVoicemailWhileItGoesOn()
    {
        Voice(4000);

        var verdict = _verdicts.ShouldHaveSingleItem();
        verdict.Party.ShouldBe(CalledParty.Voicemail);
        verdict.AfterFirstVoice.TotalMilliseconds.ShouldBeInRange(1500, 1700);
        verdict.Evidence.ShouldBe("longest_burst_ms ≥ 1500");
    }

    [Fact]
    public void Next_Undecided_IsAPersonWithoutConfidence()
    {
        for (var i = 0; i < 6; i++)
        {
            Voice(800);
            Silence(300);
        }

        var verdict = _verdicts.ShouldHaveSingleItem();
        verdict.Party.ShouldBe(CalledParty.Human);
        verdict.Confidence.ShouldBe(0.5);
        verdict.AfterFirstVoice.ShouldBeInRange(
            new MachineDetectorOptions().Latest,
            new MachineDetectorOptions().Latest + TimeSpan.FromSeconds(0.2)
        );
    }

    [Fact]
    public void Next_ShortWordThenALongText_IsRevised()
    {
        Voice(400);
        Silence(800);
        Voice(3000);

        _verdicts.Select(v => v.Party).ShouldBe([CalledParty.Human, CalledParty.Voicemail]);
    }

    [Fact]
    public void Next_LateInTheCall_TimingDecidesNothing()
    {
        Voice(400);
        Silence(8000);
        Voice(5000);

        _verdicts.ShouldHaveSingleItem().Party.ShouldBe(CalledParty.Human);
    }

    [Fact]
    public void Next_NobodySpeaks_IsSilenceUntilSomebodyDoes()
    {
        Silence(6000);
        Voice(400);
        Silence(1000);

        _verdicts.Select(v => v.Party).ShouldBe([CalledParty.Silence, CalledParty.Human]);
    }

    [Theory]
    [InlineData(2100, 3000, CalledParty.Fax)]
    [InlineData(1100, 500, CalledParty.Fax)]
    public void Next_FaxTone_IsAFax(double frequencyHz, int milliseconds, CalledParty party)
    {
        Silence(500);
        Sound(frequencyHz, milliseconds);
        Silence(500);

        _verdicts.ShouldHaveSingleItem().Party.ShouldBe(party);
    }

    [Fact]
    public void Next_SpecialInformationTone_IsAnAnnouncementWhateverTheTiming()
    {
        Silence(300);
        Sound(950, 330);
        Sound(1400, 330);
        Sound(1800, 330);
        Voice(5000);

        var verdict = _verdicts.ShouldHaveSingleItem();
        verdict.Party.ShouldBe(CalledParty.Announcement);
        verdict.Evidence.ShouldBe("special information tone");
    }

    [Fact]
    public void Next_BusyAfterTheAnswer_IsAnAnnouncement()
    {
        for (var i = 0; i < 3; i++)
        {
            Sound(440, 500);
            Silence(500);
        }

        _verdicts.ShouldHaveSingleItem().Evidence.ShouldBe("busy tone");
    }

    [Fact]
    public void Next_BeepAfterAShortGreeting_IsAVoicemailWhoseGreetingHasEnded()
    {
        Voice(1200);
        Silence(800);
        _detector.GreetingEnd.ShouldBeNull();
        Sound(1000, 400);
        Silence(300);

        _verdicts.Select(v => v.Party).ShouldBe([CalledParty.Human, CalledParty.Voicemail]);
        _detector.GreetingEnd.ShouldBe(GreetingEnd.Beep);
    }

    [Fact]
    public void Next_VoicemailThatFallsSilent_HasEndedWithoutABeep()
    {
        Voice(4000);
        Silence(2000);
        _detector.GreetingEnd.ShouldBeNull();
        Silence(1500);

        _detector.GreetingEnd.ShouldBe(GreetingEnd.Silence);
    }

    [Fact]
    public void Next_BeepWithoutAGreeting_IsNothing()
    {
        Silence(500);
        Sound(1000, 400);
        Silence(500);

        _verdicts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bonjour vous êtes bien sur la messagerie vocale", CalledParty.NetworkVoicemail)]
    [InlineData("laissez-moi un message", CalledParty.Voicemail)]
    [InlineData("le numéro que vous avez demandé n'est pas attribué", CalledParty.Announcement)]
    [InlineData("dites votre nom et le motif de votre appel", CalledParty.Screener)]
    [InlineData("pour le service commercial tapez un", CalledParty.Ivr)]
    public void Read_PhraseOfAMachine_DecidesAtOnce(string text, CalledParty party)
    {
        Voice(600);
        var verdict = _detector.Read(text).ShouldNotBeNull();

        verdict.Party.ShouldBe(party);
        verdict.AfterFirstVoice.TotalMilliseconds.ShouldBe(600, 21);
        _detector.Read("tapez deux").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("allô oui bonjour")]
    [InlineData("société bernard bonjour je vous écoute")]
    [InlineData("\uD800 😀")]
    public void Read_AnythingElse_DecidesNothing(string text) => _detector.Read(text).ShouldBeNull();

    [Fact]
    public void Next_AnyFrame_AllocatesNothing()
    {
        var voice = Frame(180);
        var silence = new short[FrameLength];
        var at = 0;
        for (var i = 0; i < 200; i++)
            Step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2000; i++)
            Step();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Step()
        {
            var isVoice = at++ % 90 < 60;
            _detector.Next(isVoice ? voice : silence, isVoice);
        }
    }

    [Fact]
    public void Options_OutOfRange_AreNamedWithTheMend()
    {
        new MachineDetectorOptions().Validate().ShouldBeEmpty();
        var wrong = new MachineDetectorOptions { MachineShare = 1.2, Silence = TimeSpan.Zero }.Validate();

        wrong.Count.ShouldBe(2);
        wrong[0].ShouldBe("machine_share: 1.2 is out of range; write a number from 0.5 to 1");
        wrong[1].ShouldStartWith("silence_seconds: 0 ");
    }

    private void Voice(int milliseconds) => Feed(Frame(180), milliseconds, isVoice: true);

    private void Silence(int milliseconds) => Feed(new short[FrameLength], milliseconds, isVoice: false);

    private void Feed(short[] frame, int milliseconds, bool isVoice)
    {
        for (var i = 0; i < milliseconds / 20; i++)
            Add(_detector.Next(frame, isVoice));
    }

    /// <summary>A tone, which voice activity takes for a voice.</summary>
    private void Sound(double frequencyHz, int milliseconds)
    {
        var generator = new ToneGenerator(Tone.Sine(frequencyHz), 8000);
        var frame = new short[FrameLength];
        for (var i = 0; i < milliseconds / 20; i++)
        {
            generator.Fill(frame);
            Add(_detector.Next(frame, true));
        }
    }

    private void Add(MachineVerdict? verdict)
    {
        if (verdict is { } given)
            _verdicts.Add(given);
    }

    /// <summary>A buzz with many harmonics.</summary>
    private static short[] Frame(int pitchHz)
    {
        var frame = new short[FrameLength];
        for (var harmonic = 1; harmonic < 12; harmonic++)
        {
            for (var i = 0; i < frame.Length; i++)
                frame[i] += (short)(900 * Math.Sin(Math.Tau * pitchHz * harmonic * i / 8000));
        }

        return frame;
    }
}

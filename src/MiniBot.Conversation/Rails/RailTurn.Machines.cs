using MiniBot.Conversation.Scenarios;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Rails;

/// <summary>Machines that take the call. What becomes of it is the scenario's to say; unless it says otherwise, we hang up.</summary>
internal sealed partial class RailTurn
{
    /// <summary>A machine is believed up to this step; later, a person speaks about their messages.</summary>
    private const int LastMachineStep = 1;

    /// <summary>How long a greeting may last before we give up leaving a message.</summary>
    private static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(45);

    /// <summary>How long a machine may take to put us through.</summary>
    private static readonly TimeSpan PersonLimit = TimeSpan.FromSeconds(60);

    /// <summary>Who or what took the call. A person changes nothing, unless we wait for one.</summary>
    public void Meet(CallInput.CalleeClassified met)
    {
        if (_state.Phase == RailPhase.AwaitingPerson && met.Party == CalledParty.Human)
        {
            DecideOn("machine.person", met);
            MeetPerson();
        }
        else if (met.Party.IsMachine() && MachineIsBelieved)
        {
            DecideOn("machine." + met.Party.ToWireName(), met);
            MeetMachine(met.Party);
        }
    }

    /// <summary>The voicemail records.</summary>
    public void LeaveMessage()
    {
        if (_state.Phase != RailPhase.AwaitingBeep)
            return;
        Decide("machine.message");
        var (text, audioPath) = (Scenario.Machines.Message, Scenario.Machines.AudioPath);
        Close(Disposition.AnsweringMachine, new Line(text, audioPath), interruptible: false);
    }

    private bool MachineIsBelieved =>
        _state.Phase is RailPhase.Disclosing or RailPhase.Asking && _state.StepIndex <= LastMachineStep;

    private void MeetMachine(CalledParty party)
    {
        CancelSilence();
        CancelModel();
        StopAll();
        // Nobody answers an announcement: the number itself is at fault.
        _state = _state with
        {
            Disposition = party == CalledParty.Announcement ? Disposition.Unreachable : Disposition.AnsweringMachine,
        };
        switch (Scenario.Machines.Policy, party)
        {
            case (MachinePolicy.LeaveMessage, CalledParty.Voicemail or CalledParty.NetworkVoicemail):
                _state = _state with { Phase = RailPhase.AwaitingBeep };
                StartCallLimit(GreetingLimit);
                break;
            case (MachinePolicy.Wait, CalledParty.Screener):
                AwaitPerson();
                SayLine(LineOf(Prompt.ScreenerIntroduction), interruptible: false);
                break;
            case (MachinePolicy.Wait, CalledParty.Ivr):
                AwaitPerson();
                break;
            default:
                HangUp();
                break;
        }
    }

    private void AwaitPerson()
    {
        _state = _state with { Phase = RailPhase.AwaitingPerson };
        StartCallLimit(PersonLimit);
    }

    /// <summary>A person was put through, who has heard nothing yet: the call begins anew.</summary>
    private void MeetPerson()
    {
        StopAll();
        _state = _state with { Disposition = null, DisclosureHeard = false, DisclosureAttempts = 0 };
        MoveTo(0);
        StartCallLimit(Scenario.Listening.CallLimit);
        var decision = _decision;
        Disclose();
        _decision = decision;
    }

    private void DecideOn(string rule, CallInput.CalleeClassified met) =>
        _decision = new Decision(rule, _state.Step.Name, Intent: null, met.Confidence, [met.Evidence]);
}

using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Line;

/// <summary>Whoever now owns a call on the line's side: a dial attempt, an incoming call, or a leg. Called on the line's loop.</summary>
internal interface ILineCall
{
    void OnEvent(CallEvent happened);
}

using Microsoft.Extensions.Logging;
using MiniBot.Sip.Line;

namespace MiniBot.Prospects;

/// <summary>
/// The telephones of simulated people: answers every call on a SIP line as the person whose number was called.
/// </summary>
/// <param name="people">Who has which number.</param>
/// <param name="voice">How they speak; people without a voice type.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What goes wrong; no personal data.</param>
public sealed partial class ProspectHost(
    IReadOnlyDictionary<string, Persona> people,
    ProspectVoice voice,
    TimeProvider time,
    ILogger<ProspectHost> log
)
{
    private const int BusyHere = 486;
    private const int NotFound = 404;
    private const int Decline = 603;

    /// <summary>Serves until the line is closed or <paramref name="cancellationToken"/> says so.</summary>
    public async Task ServeAsync(SipLine line, CancellationToken cancellationToken)
    {
        var calls = new List<Task>();
        try
        {
            await foreach (var call in line.Incoming.ReadAllAsync(cancellationToken))
            {
                calls.RemoveAll(c => c.IsCompleted);
                calls.Add(TakeAsync(call, cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: the calls in progress are told by the same token.
        }

        await Task.WhenAll(calls);
    }

    private async Task TakeAsync(IncomingCall call, CancellationToken cancellationToken)
    {
        try
        {
            if (people.TryGetValue(call.ToUser, out var persona))
                await TakeAsync(call, persona, cancellationToken);
            else
                call.Reject(NotFound);
        }
        catch (OperationCanceledException)
        {
            // The telephones are being unplugged.
        }
        catch (Exception failure)
        {
            LogFailed(call.CallId, failure);
        }
    }

    private async Task TakeAsync(IncomingCall call, Persona persona, CancellationToken cancellationToken)
    {
        if (persona.Line == PersonaLine.Busy)
        {
            call.Reject(BusyHere);
            return;
        }

        call.Ring();
        if (persona.Line == PersonaLine.RingsOut)
            return;
        await Task.Delay(TimeSpan.FromSeconds(persona.RingSeconds), time, cancellationToken);
        if (persona.Line == PersonaLine.Declines)
        {
            call.Reject(Decline);
            return;
        }

        await using var leg = await call.AnswerAsync(acceptText: true, cancellationToken);
        if (leg is not null)
            await new Prospect(persona, leg, voice, time).RunAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "A simulated person failed on call {CallId}")]
    private partial void LogFailed(string callId, Exception failure);
}

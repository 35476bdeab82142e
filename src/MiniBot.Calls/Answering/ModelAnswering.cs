using MiniBot.Conversation;

namespace MiniBot.Calls.Answering;

/// <summary>
/// Puts a conversation's questions to the language model, one at a time. The call's loop owns it and never waits for it: what
/// the model says comes back through the inbox.
/// </summary>
/// <param name="answers">Null where there is no model: every question fails at once.</param>
/// <param name="setup">Whose conversation.</param>
/// <param name="inbox">Takes sentences and ends.</param>
/// <param name="time">The clock of waiting.</param>
internal sealed class ModelAnswering(FreeAnswers? answers, CallSetup setup, Inbox inbox, TimeProvider time) : IDisposable
{
    private CancellationTokenSource? _wanted;

    /// <summary>Asks, in place of what was asked before.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="question">The caller's words that led to it.</param>
    public void Ask(CallAction.AskModel ask, string question)
    {
        Cancel();
        if (answers is null)
        {
            inbox.Post(new CallInput.ModelFailed(ask.Request, "no model"));
            return;
        }

        _wanted = new CancellationTokenSource();
        _ = new ModelAnswer(answers, setup, ask, question, inbox, time).RunAsync(_wanted.Token);
    }

    /// <summary>Lets go of the model at once.</summary>
    public void Cancel()
    {
        _wanted?.Cancel();
        _wanted?.Dispose();
        _wanted = null;
    }

    /// <inheritdoc />
    public void Dispose() => Cancel();
}

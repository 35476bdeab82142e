using System.Collections.Immutable;
using System.Diagnostics;
using MiniBot.Conversation;
using MiniBot.Conversation.Freestyle;
using MiniBot.Language;

namespace MiniBot.Calls.Answering;

/// <summary>
/// One answer, from the question to its last sentence: a kept one, or the model's.
/// <code>
/// question ─→ kept answer? ─yes──────────────────────────→ sentences, end
///                  └no→ model → pieces → sentence splitter → sentence, sentence … end │ failure
/// </code>
/// </summary>
internal sealed class ModelAnswer(
    FreeAnswers answers,
    CallSetup setup,
    CallAction.AskModel ask,
    string question,
    Inbox inbox,
    TimeProvider time
)
{
    /// <summary>Who waits longer for the first word is asked for a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly SentenceSplitter _splitter = new();
    private readonly List<string> _sentences = [];

    private bool HasEnough => _sentences.Count >= ask.Prompt.MaxSentences;

    /// <summary>Runs to the end, or until nobody wants it any more. Never throws.</summary>
    public async Task RunAsync(CancellationToken unwanted)
    {
        // The call's loop goes on at once.
        await Task.Yield();
        var key = QuestionKey.For(setup.Scenario, setup.Variables, question);
        if (key is not null && answers.TryFind(key, out var kept))
        {
            foreach (var sentence in kept)
                Post(new CallInput.ModelSentence(ask.Request, sentence), unwanted);
            Post(new CallInput.ModelEnded(ask.Request), unwanted);
            return;
        }

        var outcome = await AskAsync(unwanted);
        switch (outcome)
        {
            case ModelOutcome.Answered { IsWhole: var isWhole }:
                End(isWhole, key, unwanted);
                break;
            case ModelOutcome.Cancelled when HasEnough:
                End(isWhole: false, key, unwanted);
                break;
            case ModelOutcome.Cancelled:
                break;
            case ModelOutcome.Failed { Cause: var cause }:
                Post(new CallInput.ModelFailed(ask.Request, cause), unwanted);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<ModelOutcome> AskAsync(CancellationToken unwanted)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(unwanted);
        using var slow = time.CreateTimer(
            _ => Post(new CallInput.ModelSlow(ask.Request), unwanted),
            null,
            Patience,
            Timeout.InfiniteTimeSpan
        );
        return await answers.Model.AskAsync(
            FreestyleQuestion.From(ask.Prompt),
            piece =>
            {
                slow.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Take(_splitter.Push(piece), unwanted);
                // The server need not go on with what will not be said.
                if (HasEnough)
                    enough.Cancel();
            },
            enough.Token
        );
    }

    private void Take(ImmutableArray<string> sentences, CancellationToken unwanted)
    {
        foreach (var sentence in sentences)
        {
            if (HasEnough)
                return;
            _sentences.Add(sentence);
            Post(new CallInput.ModelSentence(ask.Request, sentence), unwanted);
        }
    }

    /// <summary>What is left of an answer that was cut is no sentence, and is not said.</summary>
    private void End(bool isWhole, QuestionKey? key, CancellationToken unwanted)
    {
        if (isWhole)
            Take(_splitter.Flush(), unwanted);
        Post(new CallInput.ModelEnded(ask.Request), unwanted);
        if (key is null || !ImpersonalAnswer.IsOne(_sentences, setup.Variables, ask.Prompt))
            return;
        var guard = GuardState.Start(setup.Scenario, setup.Variables, question);
        foreach (var sentence in _sentences)
            guard = SentenceGuard.Check(sentence, setup.Scenario, guard).Next;
        answers.Keep(key, [.. _sentences], guard);
    }

    private void Post(CallInput input, CancellationToken unwanted)
    {
        if (!unwanted.IsCancellationRequested)
            inbox.Post(input);
    }
}

using System.Collections.Concurrent;
using MiniBot.Audio;
using MiniBot.Calls.Speaking;
using MiniBot.Conversation.Rails;
using MiniBot.Speech.Synthesis;

namespace MiniBot.Calls.Tests.Speaking;

/// <summary>Prompts are made one after the other: once the last was asked for, those before it are kept.</summary>
public sealed class PromptPrefetchTests
{
    private const int Rate = 8000;
    private const string Last = "fin";

    private readonly ConcurrentQueue<string> _asked = [];
    private readonly TaskCompletionSource _lastAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _gated;
    private string? _fault;

    [Fact]
    public async Task Prefetch_Prompts_AreThereWhenWanted()
    {
        using var library = Library();

        library.Prefetch([new("un"), new("deux"), new(Last)], Rate);
        await _lastAsked.Task;

        Want(library, "un").AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        Want(library, "deux").AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        _asked.ShouldBe(["un", "deux", Last]);
    }

    [Fact]
    public async Task Prefetch_WhileOneIsWanted_Waits()
    {
        using var library = Library();
        _gated = "voulu";
        var wanted = Want(library, "voulu").AsTask();

        library.Prefetch([new("plus tard"), new(Last)], Rate);
        _asked.ShouldBe(["voulu"]);
        _gate.SetResult();
        await wanted;
        await _lastAsked.Task;

        _asked.ShouldBe(["voulu", "plus tard", Last]);
    }

    [Fact]
    public async Task Prefetch_WhatIsThere_IsNotMadeAgain()
    {
        using var library = Library();
        await Want(library, "un");

        library.Prefetch([new("un"), new("deux"), new(Last)], Rate);
        await _lastAsked.Task;

        _asked.ShouldBe(["un", "deux", Last]);
    }

    [Fact]
    public async Task Prefetch_VoiceFails_OthersFollowAndTheWantedIsTriedAgain()
    {
        using var library = Library();
        _fault = "un";
        library.Prefetch([new("un"), new(Last)], Rate);
        await _lastAsked.Task;

        _fault = null;

        (await Want(library, "un")).ShouldBeOfType<PromptOutcome.Ready>();
    }

    [Fact]
    public async Task Add_MoreThanFit_ForgetsTheOldest()
    {
        const int count = 3 * PromptPrefetch<int>.Capacity;
        var gate = new QuietGate();
        gate.Enter();
        var made = new ConcurrentQueue<int>();
        using var prefetch = new PromptPrefetch<int>(
            (number, _) =>
            {
                made.Enqueue(number);
                if (number == count - 1)
                    _lastAsked.SetResult();
                return Task.CompletedTask;
            },
            gate
        );

        for (var i = 0; i < count; i++)
            prefetch.Add(i);
        gate.Leave();
        await _lastAsked.Task;

        made.Count.ShouldBeLessThanOrEqualTo(PromptPrefetch<int>.Capacity + 1);
        (prefetch.Dropped + made.Count).ShouldBe(count);
    }

    [Fact]
    public void Add_AfterTheEnd_DoesNothing()
    {
        var prefetch = new PromptPrefetch<int>((_, _) => throw new InvalidOperationException("never called"), new QuietGate());
        prefetch.Dispose();

        Should.NotThrow(() => prefetch.Add(1));
    }

    private PromptLibrary Library() => new("test", SpeakAsync, recordings: null);

    private static ValueTask<PromptOutcome> Want(PromptLibrary library, string text) =>
        library.GetAsync(text, audioPath: null, Rate, CancellationToken.None);

    private async ValueTask<SynthesisOutcome> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        _asked.Enqueue(text);
        if (text == Last)
            _lastAsked.TrySetResult();
        if (text == _gated)
            await _gate.Task;
        return text == _fault
            ? throw new IOException("no sound")
            : new SynthesisOutcome.Spoken(new PcmAudio(new short[800], Rate));
    }
}

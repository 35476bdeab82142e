using System.CommandLine;
using System.Globalization;
using MiniBot.Audio;
using MiniBot.Audio.Levels;
using MiniBot.Cli.Agents;
using MiniBot.Conversation.Languages;
using MiniBot.Speech;
using MiniBot.Speech.Prompts;
using MiniBot.Speech.Synthesis;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>say</c>: how a text is put into words, which voice speaks it, how soon and how loud; on request as a WAV file.</summary>
internal static class SayCommand
{
    public static Command Create(Option<bool> json)
    {
        var text = new Argument<string>("text") { Description = "What is said." };
        var voice = new Option<string?>("--voice")
        {
            Description =
                $"The engine: {SynthesisOptions.Pico}, {SynthesisOptions.Espeak} or {SynthesisOptions.ModelPrefix}NAME; without it the best that is there.",
        };
        var language = CommonOptions.Language();
        var output = new Option<FileInfo?>("--out") { Description = "A WAV file to write, marked as synthetic speech." };
        var command = new Command("say", "Speak a text, and show how it is said and how soon.") { text, voice, language, output };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    new Order(
                        parsed.GetRequiredValue(text),
                        parsed.GetValue(voice),
                        LanguagePack.For(parsed.GetRequiredValue(language)).Locale,
                        parsed.GetValue(output)
                    ),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(Order order, Terminal terminal, CancellationToken cancelled)
    {
        var engines = new SynthesisOptions();
        if (order.Engine is { } named)
            engines = engines with { Engines = [named] };
        if (engines.Validate().FirstOrDefault() is { } fault)
            return terminal.Refuse($"--voice: {fault.Problem}; {fault.Mend}", ExitCode.Usage);
        var words = SpokenText.For(order.Text, order.Locale);
        if (words.Length == 0)
            return terminal.Refuse("the text has nothing to speak; write words or numbers", ExitCode.Usage);
        var time = TimeProvider.System;
        using var speech = await SpeechKit.OpenAsync(AgentVoice.SpeechOptions(time) with { Synthesis = engines }, cancelled);
        if (speech.Prompts is not { } prompts)
            return terminal.Refuse(NoVoice(speech, order.Engine));
        var speaking = new Speaking(prompts, time);
        var failure = await terminal.WorkAsync("speaking", progress => speaking.RunAsync(order, progress, cancelled));
        if (failure is not null)
            return terminal.Refuse(failure);
        if (order.Output is { } file)
            new SyntheticMark(
                speaking.Engine ?? speech.Synthesizer!.EngineFor(order.Voice),
                order.Voice,
                order.Text,
                time.GetUtcNow()
            ).Write(file.FullName, speaking.Audio);
        Show(order, words, speech.Synthesizer!.EngineFor(order.Voice), speaking, terminal);
        return ExitCode.Done;
    }

    private static string NoVoice(SpeechKit speech, string? engine) =>
        speech.Components.FirstOrDefault(part => !part.Present && part.Name.StartsWith("voice (", StringComparison.Ordinal))
            is { } missing
            ? $"{engine ?? "no voice"}: {missing.Detail} ({missing.Mend})"
            : "this machine has no voice (./minibot doctor says what is missing)";

    private static void Show(Order order, string words, string engine, Speaking spoken, Terminal terminal)
    {
        var level = Math.Round(Loudness.ActiveLevelDbfs(spoken.Audio), 1);
        if (terminal.WantsJson)
        {
            Terminal.WriteJson(
                new
                {
                    words,
                    engine = spoken.Engine ?? engine,
                    sentences = spoken.Sentences,
                    first_sentence_ms = Milliseconds(spoken.FirstAfter),
                    all_ms = Milliseconds(spoken.AllAfter),
                    rendered = spoken.Rendered,
                    seconds = Math.Round(spoken.Audio.Duration.TotalSeconds, 2),
                    level_dbfs = level,
                    file = order.Output?.FullName,
                }
            );
            return;
        }

        var table = new Table().AddColumns("", "");
        table.HideHeaders();
        table.AddRow("said", Markup.Escape(words));
        table.AddRow("voice", Markup.Escape(spoken.Engine ?? engine));
        table.AddRow("sentences", Text($"{spoken.Sentences}, {spoken.Rendered} rendered now, the others kept from before"));
        table.AddRow("first sentence after", Text($"{Milliseconds(spoken.FirstAfter)} ms"));
        table.AddRow("all after", Text($"{Milliseconds(spoken.AllAfter)} ms"));
        table.AddRow("length", Text($"{spoken.Audio.Duration.TotalSeconds:0.00} s"));
        table.AddRow("level", Text($"{level:0.0} dBFS"));
        if (order.Output is { } file)
            table.AddRow("file", Markup.Escape(file.FullName));
        terminal.Results.Write(table);
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Order(string Text, string? Engine, string Locale, FileInfo? Output)
    {
        public SpeechVoice Voice { get; } = new(Locale);
    }

    /// <summary>One text being spoken and timed.</summary>
    private sealed class Speaking(PromptCache prompts, TimeProvider time)
    {
        private readonly List<short> _samples = [];

        public int Sentences { get; private set; }

        public long Rendered => prompts.Renders;

        public TimeSpan FirstAfter { get; private set; }

        public TimeSpan AllAfter { get; private set; }

        /// <summary>Who spoke what was rendered now.</summary>
        public string? Engine { get; private set; }

        public PcmAudio Audio => new(_samples.ToArray(), PromptCache.SampleRateHz);

        /// <summary>Null when all was spoken, else why not.</summary>
        public async Task<string?> RunAsync(Order order, IProgress<int> progress, CancellationToken cancelled)
        {
            var began = time.GetTimestamp();
            await foreach (var outcome in prompts.SpeakAsync(order.Text, order.Voice, cancelled))
            {
                if (outcome is not SynthesisOutcome.Spoken spoken)
                    return ((SynthesisOutcome.Failed)outcome).Cause;
                AllAfter = time.GetElapsedTime(began);
                if (Sentences++ == 0)
                    FirstAfter = AllAfter;
                Engine = spoken.Engine ?? Engine;
                _samples.AddRange(spoken.Audio.Samples.Span);
                progress.Report(Sentences);
            }

            return null;
        }
    }
}

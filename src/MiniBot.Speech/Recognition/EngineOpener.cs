using System.Diagnostics;
using MiniBot.Speech.Models;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.Sherpa;
using MiniBot.Speech.Vosk;

namespace MiniBot.Speech.Recognition;

/// <summary>Opens the engines of a language, and says why it cannot open one.</summary>
internal sealed class EngineOpener(SpeechOptions speech, RecognitionOptions options, IReadOnlyList<string> phrases)
{
    private readonly SpeechSurvey _survey = new(speech);

    /// <summary>All that can be opened as one; null if none can.</summary>
    public async Task<IRecognizer?> OpenAsync(string language, Action<string> tell, CancellationToken cancellationToken)
    {
        var opened = new List<IRecognizer>();
        try
        {
            foreach (var choice in options.EnginesFor(language))
            {
                var (engine, cause) = await OpenAsync(choice, language, cancellationToken);
                if (engine is null)
                    tell($"the recogniser {choice} is left out: {cause}");
                else
                    opened.Add(engine);
            }
        }
        catch
        {
            opened.ForEach(engine => engine.Dispose());
            throw;
        }

        return opened.Count == 0 ? null : new RecognizerChain(opened, tell, speech.Time) { ReturnAfter = options.ReturnAfter };
    }

    private async Task<(IRecognizer? Engine, string? Cause)> OpenAsync(
        EngineChoice choice,
        string language,
        CancellationToken cancellationToken
    )
    {
        var sherpa = options.Sherpa with { Language = language, Time = speech.Time };
        switch (choice)
        {
            case EngineChoice.PocketSphinx:
                return await CheckAsync(ModelKind.Phrases, KnownModels.FrenchTelephone, cancellationToken) switch
                {
                    ({ } path, _) => OpenPhrases(path),
                    (_, var cause) => (null, cause),
                };
            case EngineChoice.Sherpa { Model: var model }:
            {
                var (path, cause) = await CheckAsync(ModelKind.Streaming, $"recognition/{model}", cancellationToken);
                return path is null ? (null, cause) : (SherpaRecognizer.TryOpen(path, sherpa, out cause), cause);
            }
            case EngineChoice.SherpaOffline { Model: var model }:
            {
                var (path, cause) = await CheckAsync(ModelKind.Offline, $"recognition/{model}", cancellationToken);
                return path is null ? (null, cause) : (SherpaOfflineRecognizer.TryOpen(path, sherpa, out cause), cause);
            }
            case EngineChoice.Vosk { Server: var server }:
                return (new VoskRecognizer(new VoskOptions { Server = server, Time = speech.Time }), null);
            default:
                throw new UnreachableException();
        }
    }

    private (IRecognizer? Engine, string? Cause) OpenPhrases(string path) =>
        PocketSphinxRecognizer.Open(path, phrases) switch
        {
            PocketSphinxOpening.Opened { Recognizer: var recognizer } => (recognizer, null),
            PocketSphinxOpening.Unavailable { Cause: var cause } => (null, cause),
            _ => throw new UnreachableException(),
        };

    private async Task<(string? Path, string? Cause)> CheckAsync(
        ModelKind kind,
        string name,
        CancellationToken cancellationToken
    ) =>
        await _survey.CheckAsync(kind, name, cancellationToken) switch
        {
            ModelState.Verified { Path: var path } => (path, null),
            ModelState.Unusable { Cause: var cause } => (null, cause),
            _ => throw new UnreachableException(),
        };
}

using MiniBot.Speech.Models;
using MiniBot.Speech.PocketSphinx;
using MiniBot.Speech.VoiceActivity;

namespace MiniBot.Speech;

/// <summary>Looks at what a machine has, and words it.</summary>
internal sealed class SpeechSurvey(SpeechOptions options)
{
    private readonly ModelCatalog _models = new(options.ModelFolder);

    /// <summary>A model's state; one of unknown origin becomes verified by a probe in a child process, and unusable without one.</summary>
    public async Task<ModelState> CheckAsync(ModelKind kind, string name, CancellationToken cancellationToken)
    {
        var state = _models.Check(name);
        if (state is not ModelState.Unknown { Path: var path })
            return state;
        if (options.Probe is null)
            return new ModelState.Unusable(
                $"{path} has no table of checksums",
                "add its LICENSE.md with the table | file | bytes | sha256 |"
            );
        return await options.Probe.CheckAsync(kind, path, cancellationToken) is { } fault
            ? new ModelState.Unusable(fault, "replace it with a model that the engine knows")
            : new ModelState.Verified(path);
    }

    public static SpeechComponent Recognition(ModelState model)
    {
        const string name = "recognition (French, telephone)";
        if (PocketSphinxRecognizer.CheckLibrary() is { } missing)
            return new(name, false, missing, PocketSphinxRecognizer.Mend);
        return Component(name, model, $"PocketSphinx, {KnownModels.FrenchTelephone}");
    }

    public static SpeechComponent VoiceActivity(ModelState model, string? refusal)
    {
        const string name = "voice activity (Silero)";
        if (SileroVoiceActivityPool.CheckLibrary() is { } missing)
            return new(name, false, $"{missing}; by level instead", SileroVoiceActivityPool.Mend);
        if (refusal is not null)
            return new(name, false, $"{refusal}; by level instead", "restore the model folder");
        return Component(name, model, $"sherpa-onnx, {KnownModels.SileroVad}");
    }

    private static SpeechComponent Component(string name, ModelState model, string detail) =>
        model is ModelState.Unusable unusable ? new(name, false, unusable.Cause, unusable.Mend) : new(name, true, detail, null);
}

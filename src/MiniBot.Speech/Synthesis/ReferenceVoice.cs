namespace MiniBot.Speech.Synthesis;

/// <summary>
/// A person's voice that a model speaks with. Nobody's voice is used without that person's recorded consent: the evidence's id is required,
/// and stands in the mark of every file that is rendered.
/// </summary>
public sealed record ReferenceVoice
{
    /// <summary>The longest recording that is taken: more only costs time.</summary>
    public static readonly TimeSpan LongestRecording = TimeSpan.FromSeconds(30);

    /// <summary>A WAV file of the person, 3 to 30 s.</summary>
    public required string WavPath { get; init; }

    /// <summary>What the person says in it, word for word; ZipVoice needs it.</summary>
    public string Transcript { get; init; } = "";

    /// <summary>Names the record of the person's consent to this use; never empty.</summary>
    public required string ConsentEvidenceId { get; init; }

    /// <summary>What is wrong, naming key and mend; empty if nothing is.</summary>
    public IEnumerable<SynthesisOptionFault> Validate()
    {
        if (string.IsNullOrWhiteSpace(ConsentEvidenceId))
            yield return new(
                "synthesis.reference.consent_evidence_id",
                "a person's voice is used without a record of consent",
                "record the person's consent and name its evidence"
            );
        if (!File.Exists(WavPath))
            yield return new("synthesis.reference.wav_path", "the recording is not there", "name a WAV file of 3 to 30 s");
    }
}

/// <summary>Something wrong in the options of the voice.</summary>
/// <param name="Key">The key as the settings name it.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Mend">What would mend it.</param>
public sealed record SynthesisOptionFault(string Key, string Problem, string Mend);

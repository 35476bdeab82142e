using FsCheck;
using FsCheck.Fluent;

namespace MiniBot.Conversation.Tests.Rails;

/// <summary>Inputs in any order, as a real line and a real caller might send them.</summary>
internal static class RandomCalls
{
    private static readonly string[] Utterances =
    [
        "oui",
        "non",
        "",
        "allô",
        "c'est combien",
        "pourquoi",
        "vous êtes un robot",
        "répétez",
        "attendez",
        "arrêtez",
        "je sais pas",
        "le chat dort",
        "demain matin",
        "oui rappelez-moi",
        "j'ai pas le temps",
        "c'est trop cher",
        "qui êtes-vous",
        "combien",
        "oui passez-moi un conseiller",
        "😀 \uD800 {{first_name}} \u0000",
        new('a', 5000),
    ];

    private static readonly string[] Ending =
    [
        "ne m'appelez plus",
        "pas intéressé",
        "mauvais numéro",
        "rappelez-moi plus tard",
        "je voudrais parler à un conseiller",
    ];

    private static readonly string[] Partials = ["stop", "ne m'appelez", "ne m'appelez plus", "oui", "", "\uD800"];

    private static readonly string[] Sentences = ["Une banque garde votre argent.", "**gratuit**", "", "\uD800", new('a', 1000)];

    /// <summary>Up to 60 inputs; ids and generations are mostly those in use.</summary>
    public static Gen<CallInput[]> Inputs { get; } =
        Gen.Choose(0, 60)
            .SelectMany(count => Input.ArrayOf(count))
            .Select(inputs => (CallInput[])[new CallInput.Answered(), .. inputs]);

    private static Gen<CallInput> Input { get; } =
        Gen.Frequency(
            (8, Said(Utterances)),
            (1, Said(Ending)),
            (4, Gen.Constant<CallInput>(new CallInput.CallerStartedSpeaking())),
            (
                6,
                Gen.Elements<CallInput>(
                    new CallInput.VoiceHeard(),
                    new CallInput.VoiceLost(),
                    new CallInput.CallerKeepsSpeaking()
                )
            ),
            (
                4,
                Gen.Choose(1, 40)
                    .SelectMany(
                        id => Gen.Choose(0, 9),
                        (id, words) => (CallInput)new CallInput.PlayoutHeard(id, TimeSpan.FromMilliseconds(300 * words), words)
                    )
            ),
            (
                12,
                Gen.Choose(1, 40)
                    .SelectMany(
                        id => Gen.Choose(0, 9),
                        (id, whole) => (CallInput)new CallInput.PlayoutEnded(id, TimeSpan.Zero, whole > 0)
                    )
            ),
            (4, Gen.Choose(0, 60).Select(generation => (CallInput)new CallInput.TimerFired(CallTimer.Silence, generation))),
            (1, Gen.Choose(0, 3).Select(generation => (CallInput)new CallInput.TimerFired(CallTimer.CallLimit, generation))),
            (1, Gen.Elements("0123456789*#".ToCharArray()).Select(digit => (CallInput)new CallInput.DigitPressed(digit))),
            (1, Gen.Elements(Partials).Select(text => (CallInput)new CallInput.CallerPartial(text, Ear.Speech))),
            (4, Gen.Choose(1, 8).SelectMany(_ => Gen.Elements(Sentences), Model)),
            (1, Gen.Choose(1, 4).Select(generation => (CallInput)new CallInput.TimerFired(CallTimer.Model, generation))),
            (1, Gen.Choose(0, 2).Select(generation => (CallInput)new CallInput.TimerFired(CallTimer.Transfer, generation))),
            (1, Gen.Elements<CallInput>(new CallInput.TransferFailed("busy"), new CallInput.TransferCompleted())),
            (1, Gen.Elements<CallInput>(new CallInput.CallerHungUp(), new CallInput.LegFailed("lost"), new CallInput.Answered()))
        );

    private static CallInput Model(int choice, string sentence) =>
        choice switch
        {
            1 => new CallInput.ModelEnded(1),
            2 => new CallInput.ModelEnded(2),
            3 => new CallInput.ModelFailed(1, "slow"),
            4 => new CallInput.ModelFailed(2, "slow"),
            5 => new CallInput.ModelSlow(1),
            6 => new CallInput.ModelSentence(1, sentence),
            _ => new CallInput.ModelSentence(2, sentence),
        };

    private static Gen<CallInput> Said(string[] texts) =>
        Gen.Elements(texts)
            .SelectMany(
                _ => Gen.Elements(Ear.Speech, Ear.Text),
                (text, ear) => (CallInput)new CallInput.CallerSaid(text, ear, 0.5)
            );
}

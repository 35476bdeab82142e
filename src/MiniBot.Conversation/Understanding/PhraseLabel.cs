namespace MiniBot.Conversation.Understanding;

/// <summary>What a phrase stands for.</summary>
/// <param name="Class">The family.</param>
/// <param name="IsOfStep">True for a phrase that a scenario gives to one of its steps.</param>
internal sealed record PhraseLabel(PhraseClass Class, bool IsOfStep = false)
{
    public static PhraseLabel For(Intent intent) =>
        new(
            intent switch
            {
                Intent.Affirm => PhraseClass.Affirm,
                Intent.Deny => PhraseClass.Deny,
                Intent.Interested => PhraseClass.Interested,
                Intent.NotInterested => PhraseClass.NotInterested,
                Intent.Callback => PhraseClass.Callback,
                Intent.Unsure => PhraseClass.Unsure,
                Intent.Question => PhraseClass.Question,
                Intent.Objection => PhraseClass.Objection,
                Intent.OptOut => PhraseClass.OptOutHard,
                Intent.WrongNumber => PhraseClass.WrongNumber,
                Intent.TransferHuman => PhraseClass.TransferHuman,
                Intent.Repeat => PhraseClass.Repeat,
                Intent.Wait => PhraseClass.Wait,
                Intent.Machine => PhraseClass.Machine,
                _ => PhraseClass.Harmless,
            },
            IsOfStep: true
        );
}

/// <summary>The families of phrases, the one that wins in a mixed utterance first: when in doubt, the most cautious reading.</summary>
internal enum PhraseClass
{
    OptOutHard,
    Machine,
    WrongNumber,
    OptOutAmbiguous,
    NotInterested,
    TransferHuman,
    Callback,
    Wait,
    Repeat,
    Objection,
    Question,
    Unsure,
    Deny,
    Interested,
    Affirm,
    Greeting,
    Time,
    Harmless,
}

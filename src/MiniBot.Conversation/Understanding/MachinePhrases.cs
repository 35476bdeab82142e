using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Understanding;

/// <summary>
/// What machines say that take a call, in one language: voicemail, the network, screening assistants, menus. Read once from
/// <c>data/machines</c>; immutable, thread-safe.
/// </summary>
public sealed class MachinePhrases
{
    private static readonly ImmutableArray<CalledParty> Classes =
    [
        CalledParty.Screener,
        CalledParty.Announcement,
        CalledParty.Ivr,
        CalledParty.NetworkVoicemail,
        CalledParty.Voicemail,
    ];

    private static readonly FrozenDictionary<string, Lazy<MachinePhrases>> Shipped = LanguagePack.Codes.ToFrozenDictionary(
        code => code,
        code => new Lazy<MachinePhrases>(() => new MachinePhrases(EmbeddedDocument.Read($"machines/phrases.{code}.yaml"))),
        StringComparer.Ordinal
    );

    private readonly ImmutableArray<(CalledParty Party, string Phrase)> _phrases;

    private MachinePhrases(DocumentNode.Mapping data)
    {
        _phrases =
        [
            .. from party in Classes
            from written in data.Texts(party.ToWireName())
            from phrase in PhraseExpansion.TryExpand(written)
                ?? throw new InvalidDataException($"The phrase '{written}' cannot be expanded.")
            select (party, Fold(phrase)),
        ];
        Spoken = [.. data.Texts("spoken")];
    }

    /// <summary>A few of them, as spelled: a recogniser's grammar needs them to hear any.</summary>
    public ImmutableArray<string> Spoken { get; }

    /// <summary>The phrases of a language that ships; null where there are none.</summary>
    /// <param name="language">Two-letter code.</param>
    public static MachinePhrases? For(string language) => Shipped.GetValueOrDefault(language)?.Value;

    /// <summary>The first phrase of a machine in a text, whole or so far; null for none.</summary>
    public MachinePhrase? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = Fold(text);
        foreach (var (party, phrase) in _phrases)
        {
            if (folded.Contains(phrase, StringComparison.Ordinal))
                return new MachinePhrase(party, phrase.Trim());
        }

        return null;
    }

    /// <summary>Folded words between spaces, so that no word is found within another.</summary>
    private static string Fold(string text)
    {
        var cut = text.AsSpan(0, Math.Min(text.Length, TextFolding.MaxLength));
        var folded = new char[(cut.Length * 3) + 3];
        return $" {folded.AsSpan(0, TextFolding.Fold(cut, folded))} ";
    }
}

/// <summary>A phrase of a machine that was found.</summary>
/// <param name="Party">Who says so.</param>
/// <param name="Evidence">The phrase of ours, folded.</param>
public sealed record MachinePhrase(CalledParty Party, string Evidence);

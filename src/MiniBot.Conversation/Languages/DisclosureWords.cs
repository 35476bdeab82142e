using System.Collections.Immutable;
using MiniBot.Conversation.Documents;

namespace MiniBot.Conversation.Languages;

/// <summary>The words by which a disclosure says that an AI speaks, and those that mend a disclosure. Immutable.</summary>
internal sealed record DisclosureWords(
    ImmutableArray<string> ArtificialIntelligence,
    string SayArtificialIntelligence,
    string SayCompany,
    string SayPrincipal,
    string SayPurpose,
    string SayStop
)
{
    public static DisclosureWords Load(string language)
    {
        var parts = EmbeddedDocument.Read($"texts/{language}.yaml").Section("disclosure_parts");
        return new DisclosureWords(
            [.. parts.Texts("artificial_intelligence")],
            parts.Text("say_artificial_intelligence"),
            parts.Text("say_company"),
            parts.Text("say_principal"),
            parts.Text("say_purpose"),
            parts.Text("say_stop")
        );
    }
}

using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>What a new scenario says where its maker was not asked, in the language of its calls.</summary>
internal sealed record ScenarioWords
{
    /// <summary>What the purpose completes in the disclosure.</summary>
    public required string About { get; init; }
    public required string Hello { get; init; }
    public required string HelloShort { get; init; }
    public required string OfferShort { get; init; }
    public required string ConfirmTime { get; init; }
    public required string ConfirmTimeShort { get; init; }
    public required string Bye { get; init; }
    public required string ByeNotLead { get; init; }

    private ImmutableDictionary<Objective, string> Offers { get; init; } = ImmutableDictionary<Objective, string>.Empty;

    private ImmutableDictionary<Theme, string> Warnings { get; init; } = ImmutableDictionary<Theme, string>.Empty;

    private static ScenarioWords French { get; } =
        new()
        {
            About = "au sujet de",
            Hello = "Avez-vous une minute, {{first_name}} ?",
            HelloShort = "Une minute, oui ou non ?",
            OfferShort = "Un conseiller, oui ou non ?",
            ConfirmTime = "Quel jour vous convient, et plutôt le matin ou l'après-midi ?",
            ConfirmTimeShort = "Matin ou après-midi ?",
            Bye = "C'est noté. Un conseiller vous appellera. Merci, et au revoir.",
            ByeNotLead = "Merci pour vos réponses. Au revoir.",
            Offers = ImmutableDictionary.CreateRange<Objective, string>([
                new(Objective.Appointment, "Souhaitez-vous un rendez-vous avec un conseiller ? Cela ne vous engage à rien."),
                new(Objective.Transfer, "Souhaitez-vous parler à un conseiller ? Cela ne vous engage à rien."),
                new(Objective.Lead, "Un conseiller peut-il vous appeler à ce sujet ? Cela ne vous engage à rien."),
            ]),
            Warnings = ImmutableDictionary.CreateRange<Theme, string>([
                new(Theme.Finance, "Tout placement comporte un risque de perte en capital. "),
                new(Theme.Crypto, "Les crypto-actifs sont volatils : on peut perdre tout son capital. "),
            ]),
        };

    private static ScenarioWords English { get; } =
        new()
        {
            About = "about",
            Hello = "Do you have a minute, {{first_name}}?",
            HelloShort = "A minute, yes or no?",
            OfferShort = "An adviser, yes or no?",
            ConfirmTime = "Which day would suit you, and rather the morning or the afternoon?",
            ConfirmTimeShort = "Morning or afternoon?",
            Bye = "That is noted. An adviser will call you. Thank you, and goodbye.",
            ByeNotLead = "Thank you for your answers. Goodbye.",
            Offers = ImmutableDictionary.CreateRange<Objective, string>([
                new(Objective.Appointment, "Would you like an appointment with an adviser? It commits you to nothing."),
                new(Objective.Transfer, "Would you like to speak to an adviser? It commits you to nothing."),
                new(Objective.Lead, "May an adviser call you about this? It commits you to nothing."),
            ]),
            Warnings = ImmutableDictionary.CreateRange<Theme, string>([
                new(Theme.Finance, "Every investment carries a risk of losing capital. "),
                new(Theme.Crypto, "Crypto-assets are volatile: all of one's capital may be lost. "),
            ]),
        };

    /// <summary>The words of a language that ships.</summary>
    public static ScenarioWords For(string language) => language == "en" ? English : French;

    /// <summary>What Is_Leads asks, with the warning that the theme owes.</summary>
    public string Offer(Theme theme, Objective objective) => Warnings.GetValueOrDefault(theme, "") + Offers[objective];
}

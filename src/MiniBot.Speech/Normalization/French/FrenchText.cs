using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>
/// French as it is said. Each pass takes one kind of thing out of the text and leaves words; what could be mistaken for something
/// shorter comes first: addresses before numbers, phone numbers before thousands, hours before units.
/// </summary>
internal static partial class FrenchText
{
    /// <summary>Frequent feminine nouns that a number may count: "une personne", "vingt et une factures".</summary>
    private const string FeminineNouns =
        "minute|heure|seconde|année|semaine|journée|personne|fois|question|offre|facture|pièce|chambre|place|maison|page|ligne|étape|option|signature|réponse|solution|entreprise|société|famille|mensualité|carte|visite|demande|formule|démarche|adresse|voiture|fenêtre|porte|pompe|installation|simulation|échéance|voix|tonne|part|action";

    /// <summary>The text in words: no digit is left in it.</summary>
    /// <param name="text">Written as <see cref="PlainCharacters"/> leaves it.</param>
    public static string Say(string text)
    {
        var said = FrenchAddresses.Say(text);
        said = FrenchPhones.Say(said);
        said = FrenchDates.Say(said);
        said = FrenchTimes.Say(said);
        said = Thousands().Replace(said, match => Joined(match.Value));
        said = WellKnown().Replace(said, SayWellKnown);
        said = FrenchSigns.SayBetweenNumbers(said);
        said = DecimalPoint().Replace(said, ",");
        said = FrenchMoney.Say(said);
        said = FrenchUnits.Say(said);
        said = FrenchOrdinals.Say(said);
        said = FrenchSigns.SayAlone(said);
        said = FrenchAbbreviations.Say(said);
        said = FeminineOne().Replace(said, match => FrenchNumber.Say(match.Value, feminine: true));
        said = Number().Replace(said, SayNumber);
        return FrenchLetters.Say(said);
    }

    private static string Joined(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    private static string SayWellKnown(Match match) =>
        match.Value.ToUpperInvariant() switch
        {
            "B2B" => "bi tou bi",
            "B2C" => "bi tou ci",
            "WI-FI" => "wifi",
            _ => match.Value,
        };

    // Beside letters it stands apart, and dots within are said: 1.13.8. Capitals that follow at once are spelled: 4G.
    private static string SayNumber(Match match) =>
        $" {string.Join(" point ", match.Groups["n"].Value.Split('.').Select(part => FrenchNumber.Say(part)))} {FrenchLetters.Spell(match.Groups["letters"].Value)} ";

    [GeneratedRegex(@"(?<![\w.,]|\d )[1-9]\d{0,2}(?:(?: \d{3})+|(?:\.\d{3})+)(?![\w]|\.\d| \d)", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<!\w)(?:B2[BC]|[Ww]i-?[Ff]i)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex WellKnown();

    [GeneratedRegex(@"(?<=(?<![\w.,])\d+)\.(?=\d+(?![\d]|[.,]\d))", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"(?<![\w,.])\d*1(?= (?:\p{Ll}+ )?(?:" + FeminineNouns + @")s?\b)(?<!11)", RegexOptions.CultureInvariant)]
    private static partial Regex FeminineOne();

    [GeneratedRegex(@"(?<n>[0-9]+(?:,[0-9]+|(?:\.[0-9]+)+)?)(?<letters>\p{Lu}{0,3}(?!\p{L}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

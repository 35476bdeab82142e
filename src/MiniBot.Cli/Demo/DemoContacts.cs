using System.Globalization;
using System.Text;
using MiniBot.Conversation.Scenarios;
using MiniBot.Prospects;

namespace MiniBot.Cli.Demo;

/// <summary>The contact file of the demo: one row a persona, each with a number from the range that Arcep keeps for fiction, and a consent.</summary>
internal static class DemoContacts
{
    /// <summary>The column that names the persona.</summary>
    public const string PersonaColumn = "persona";

    /// <summary>The number of the persona at <paramref name="index"/>: +33 1 99 00 xx xx is nobody's.</summary>
    public static string NumberOf(int index) => string.Create(CultureInfo.InvariantCulture, $"+3319900{index + 1:0000}");

    /// <summary>Which number reaches whom.</summary>
    public static IReadOnlyDictionary<string, Persona> Directory(IReadOnlyList<Persona> personas) =>
        personas.Index().ToDictionary(p => NumberOf(p.Index), p => p.Item, StringComparer.Ordinal);

    /// <summary>The rows as CSV, the people with the most to say first so that no long call is left for the end.</summary>
    public static string ToCsv(IReadOnlyList<Persona> personas, Scenario scenario, DateTimeOffset consentAt)
    {
        var csv = new StringBuilder(
            $"phone,first_name,{PersonaColumn},consent_principal,consent_channel,consent_purpose,consent_text,consent_at,consent_evidence\n"
        );
        var at = consentAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var (index, persona) in personas.Index().OrderByDescending(p => p.Item.Replies.Count))
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{NumberOf(index)},{persona.FirstName},{persona.Id},{scenario.Principal},automated-voice,{scenario.Purpose},J'accepte d'être appelé par un assistant vocal.,{at},simulated person\n"
            );
        return csv.ToString();
    }
}

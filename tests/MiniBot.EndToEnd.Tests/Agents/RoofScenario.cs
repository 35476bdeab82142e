using MiniBot.Conversation.Scenarios;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>A scenario as short as the rules allow: a called party who says nothing is left after some 15 s.</summary>
internal static class RoofScenario
{
    private const string Text = """
        name: toiture
        language: fr
        theme: general
        objective: lead
        telemarketer_name: Claire
        company_name: Solaris
        principal: Solaris
        purpose: votre toiture
        silence_seconds: 2
        disclosure: >-
          Une intelligence artificielle, pour le compte de {{principal}}, au sujet de {{purpose}}.
          Dites stop pour ne plus être appelé.
        rail: [Hello, Q1, Q2, Q3, Is_Leads, Confirm_Time, Bye]
        steps:
          Hello: { message: "Avez-vous une minute ?" }
          Q1: { message: "Êtes-vous propriétaire ?", determining: true, weight: 1 }
          Q2: { message: "Le toit est-il ancien ?", determining: true, weight: 1 }
          Q3: { message: "Fuit-il parfois ?", determining: true, weight: 1 }
          Is_Leads: { message: "Un couvreur peut-il vous appeler ?", determining: true, weight: 1 }
          Confirm_Time: { message: "Plutôt le matin ?" }
          Bye: { message: "C'est noté. Au revoir.", message_not_lead: "Merci. Au revoir." }
        """;

    public static Scenario Instance { get; } = Read();

    private static Scenario Read() =>
        ScenarioReader.Read(Text, "toiture.yaml") switch
        {
            ScenarioOutcome.Valid { Scenario: var scenario } => scenario,
            ScenarioOutcome.Invalid { Errors: var errors } => throw new InvalidOperationException(string.Join('\n', errors)),
            var other => throw new InvalidOperationException($"{other}"),
        };
}

using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Freestyle;

/// <summary>The shipped scenarios with facts that a model may use.</summary>
internal static class FreestyleScripts
{
    public static Dictionary<string, string> NoColumns { get; } = [];

    public static Scenario Finance { get; } =
        With(
            "demo-epargne.yaml",
            "finance",
            """
            - Le rendez-vous avec le conseiller dure trente minutes.
            - Le versement minimum est de 50 euros par mois.
            - Les frais d'entrée sont de 2,5 %.
            - Le premier rendez-vous est gratuit.
            - La banque existe depuis 1987.
            """
        );

    public static Scenario Crypto { get; } =
        With(
            "demo-epargne.yaml",
            "crypto",
            """
            - La plateforme est enregistrée auprès de l'AMF.
            - Les frais de retrait sont de 1 %.
            """
        );

    public static Scenario Energy { get; } =
        With(
            "rendez-vous-energie.yaml",
            "energy",
            """
            - Le bilan dure vingt minutes.
            - Un technicien passe entre 9 heures et 17 heures.
            """
        );

    public static Scenario General { get; } = With("demo-epargne.yaml", "general", "- Le siège est à Lyon.");

    public static Scenario For(string theme) =>
        theme switch
        {
            "fin" => Finance,
            "cry" => Crypto,
            "ene" => Energy,
            "gen" => General,
            _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "unknown"),
        };

    public static string Text(string file, string theme, string facts) =>
        string.Join(
            '\n',
            Scripts.TextOf(file).Split('\n').Select(l => l.StartsWith("theme:", StringComparison.Ordinal) ? "theme: " + theme : l)
        ) + $"\nfacts:\n{facts}\n";

    private static Scenario With(string file, string theme, string facts) => Scripts.Parse(Text(file, theme, facts));
}

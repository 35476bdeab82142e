using System.Collections.Immutable;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>What the dialogue says to the person who makes a scenario, in one language.</summary>
internal sealed record DialogueTexts
{
    public required string Welcome { get; init; }
    public required string Name { get; init; }
    public required string Language { get; init; }
    public required string Company { get; init; }
    public required string Principal { get; init; }

    /// <summary>{0}: the language of the calls; {1}: the words before it in the disclosure.</summary>
    public required string Purpose { get; init; }
    public required string Telemarketer { get; init; }
    public required string Voice { get; init; }
    public required string Theme { get; init; }
    public required string Objective { get; init; }
    public required string Personality { get; init; }

    /// <summary>{0}: the language of the calls.</summary>
    public required string Questions { get; init; }

    /// <summary>{0}: the step's name.</summary>
    public required string Question { get; init; }
    public required string Short { get; init; }
    public required string Determining { get; init; }
    public required string Threshold { get; init; }
    public required string OwnWeights { get; init; }

    /// <summary>{0}: the step's name.</summary>
    public required string Weight { get; init; }
    public required string HowToChoose { get; init; }

    /// <summary>The key for yes.</summary>
    public required char Yes { get; init; }
    public required string YesOrNo { get; init; }
    public required string Empty { get; init; }
    public required string NoName { get; init; }
    public required string NoNumber { get; init; }
    public required string Disclosure { get; init; }

    /// <summary>{0}: the file.</summary>
    public required string Write { get; init; }
    public required string NotWritten { get; init; }

    /// <summary>{0}: the file.</summary>
    public required string Written { get; init; }
    public required string Next { get; init; }
    public required string WithoutOffer { get; init; }
    public required ImmutableArray<string> HeaderComments { get; init; }
    public required string WhoComment { get; init; }
    public required string StepsComment { get; init; }
    public required string ThresholdComment { get; init; }

    /// <summary>Choices as a person reads them, by how they are written.</summary>
    public required ImmutableDictionary<string, string> Choices { get; init; }

    private static DialogueTexts French { get; } =
        new()
        {
            Welcome = "Un nouveau scénario : quelques questions, puis le fichier. Entrée prend la réponse proposée.",
            Name = "Nom du scénario (lettres, chiffres, - et _)",
            Language = "Dans quelle langue l'agent parle-t-il ?",
            Company = "Quelle société appelle ?",
            Principal = "Pour le compte de qui ?",
            Purpose = "À quel sujet, en {0} ? (complète « {1} … »)",
            Telemarketer = "Le prénom que l'agent se donne",
            Voice = "Quelle voix ? (vide : la voix par défaut)",
            Theme = "Le thème : les réponses que l'agent connaît",
            Objective = "L'objectif d'un appel réussi",
            Personality = "La personnalité de l'agent",
            Questions =
                "Les questions, en {0} : 3 à 10, auxquelles on répond par oui, par non ou en quelques mots. Vide pour terminer.",
            Question = "Question {0}",
            Short = "En plus simple, quand la réponse n'a pas été comprise (vide : aucune)",
            Determining = "Quelles questions rapportent des points ?",
            Threshold = "Un lead à partir de combien de points, sur 100 ?",
            OwnWeights = "Fixer les poids vous-même ? (sinon ils sont répartis)",
            Weight = "Poids de {0}",
            HowToChoose = "(espace choisit ou écarte, Entrée accepte)",
            Yes = 'o',
            YesOrNo = "Répondez o ou n.",
            Empty = "Il faut une réponse ici.",
            NoName = "Des lettres, des chiffres, - et _ seulement.",
            NoNumber = "Ce nombre n'est pas possible ici.",
            Disclosure = "Dit en premier, en entier, jamais interrompu",
            Write = "Écrire {0} ?",
            NotWritten = "rien n'a été écrit",
            Written = "{0} est écrit.",
            Next = "Et ensuite :",
            WithoutOffer = "le seuil s'atteint sans un oui à Is_Leads : donnez-lui plus de poids, qu'un lead ait accepté l'appel",
            HeaderComments =
            [
                "Pour la saisie assistée, à côté de ce fichier : minibot scenario schema > scenario.schema.json",
                "Toutes les clés : docs/scenario.md. À vérifier après chaque changement : minibot scenario validate",
            ],
            WhoComment =
                "Qui appelle, pour qui, à quel sujet : dit au début de chaque appel, avec le moyen de ne plus être appelé.",
            StepsComment = "Ce qui est dit à chaque étape. {{first_name}} et les autres colonnes du contact peuvent y figurer.",
            ThresholdComment = "Le score, sur 100, à partir duquel la personne est un lead.",
            Choices = Pairs(
                ("fr", "français"),
                ("en", "anglais"),
                ("general", "général"),
                ("finance", "finance : épargne, crédit, assurance"),
                ("crypto", "crypto-actifs"),
                ("energy", "énergie"),
                ("appointment", "un rendez-vous"),
                ("lead", "une personne à rappeler"),
                ("transfer", "un transfert vers un humain"),
                ("warm", "chaleureuse"),
                ("professional", "professionnelle"),
                ("energetic", "énergique"),
                ("calm", "calme"),
                ("direct", "directe"),
                ("empathetic", "empathique"),
                ("expert", "experte")
            ),
        };

    private static DialogueTexts English { get; } =
        new()
        {
            Welcome = "A new scenario: some questions, then the file. Enter takes the answer that is proposed.",
            Name = "The scenario's name (letters, digits, - and _)",
            Language = "Which language does the agent speak?",
            Company = "Which company calls?",
            Principal = "On whose behalf?",
            Purpose = "What about, in {0}? (completes \"{1} …\")",
            Telemarketer = "The first name that the agent gives itself",
            Voice = "Which voice? (empty: the default voice)",
            Theme = "The theme: the answers that the agent knows",
            Objective = "What a successful call leads to",
            Personality = "The agent's personality",
            Questions = "The questions: 3 to 10, in {0}, to be answered by yes, by no, or in a few words. Empty to end.",
            Question = "Question {0}",
            Short = "In simpler words, for when the answer was not understood (empty: none)",
            Determining = "Which questions earn points?",
            Threshold = "A lead from how many points of 100?",
            OwnWeights = "Set the weights yourself? (otherwise they are shared out)",
            Weight = "Weight of {0}",
            HowToChoose = "(space chooses or drops, Enter accepts)",
            Yes = 'y',
            YesOrNo = "Answer y or n.",
            Empty = "An answer is needed here.",
            NoName = "Letters, digits, - and _ only.",
            NoNumber = "This number is not possible here.",
            Disclosure = "Said first, whole, never interrupted",
            Write = "Write {0}?",
            NotWritten = "nothing was written",
            Written = "{0} is written.",
            Next = "And then:",
            WithoutOffer =
                "the threshold is reached without a yes at Is_Leads: give it more weight, so that a lead has agreed to the call",
            HeaderComments =
            [
                "For completion in an editor, beside this file: minibot scenario schema > scenario.schema.json",
                "All keys: docs/scenario.md. To be checked after each change: minibot scenario validate",
            ],
            WhoComment = "Who calls, for whom, what about: said at the start of every call, with the way to opt out.",
            StepsComment = "What is said at each step. {{first_name}} and the contact's other columns may stand in it.",
            ThresholdComment = "The score, of 100, from which the person is a lead.",
            Choices = Pairs(
                ("fr", "French"),
                ("en", "English"),
                ("general", "general"),
                ("finance", "finance: savings, credit, insurance"),
                ("crypto", "crypto-assets"),
                ("energy", "energy"),
                ("appointment", "an appointment"),
                ("lead", "a person to call back"),
                ("transfer", "a transfer to a human"),
                ("warm", "warm"),
                ("professional", "professional"),
                ("energetic", "energetic"),
                ("calm", "calm"),
                ("direct", "direct"),
                ("empathetic", "empathetic"),
                ("expert", "expert")
            ),
        };

    /// <summary>French for fr, English for anybody else.</summary>
    public static DialogueTexts For(string language) => language == "fr" ? French : English;

    private static ImmutableDictionary<string, string> Pairs(params ReadOnlySpan<(string Word, string Label)> choices) =>
        choices.ToArray().ToImmutableDictionary(c => c.Word, c => c.Label, StringComparer.Ordinal);
}

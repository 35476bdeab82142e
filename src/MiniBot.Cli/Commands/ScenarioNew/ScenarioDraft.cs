using System.Collections.Immutable;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>All that a new scenario is made of.</summary>
internal sealed record ScenarioDraft
{
    public const int MinQuestions = 3;
    public const int MaxQuestions = 10;
    public const string Offer = "Is_Leads";

    /// <summary>The offer earns at least this much, so that nobody is a lead who did not say yes to being called.</summary>
    private const int SmallestOffer = 35;

    public required string Name { get; init; }

    /// <summary>The code of a language that ships.</summary>
    public required string Language { get; init; }
    public required string Company { get; init; }
    public required string Principal { get; init; }
    public required string Purpose { get; init; }
    public required string Telemarketer { get; init; }
    public string? Voice { get; init; }
    public required Theme Theme { get; init; }
    public required Objective Objective { get; init; }
    public required Personality Personality { get; init; }

    /// <summary>Three to ten, in order; they become Q1, Q2, …</summary>
    public required ImmutableArray<DraftQuestion> Questions { get; init; }

    /// <summary>The questions that earn points, by step name.</summary>
    public required ImmutableArray<string> Determining { get; init; }

    /// <summary>The weights that were given, by step name.</summary>
    public required ImmutableDictionary<string, int> GivenWeights { get; init; }

    public required int Threshold { get; init; }

    /// <summary>The steps that earn points with what they earn.</summary>
    public ImmutableDictionary<string, int> Weights
    {
        get
        {
            var open = Determining.Where(step => !GivenWeights.ContainsKey(step)).ToList();
            var weights = GivenWeights;
            if (!weights.ContainsKey(Offer))
            {
                var least = Math.Max(SmallestOffer, 101 - Threshold);
                weights = weights.Add(Offer, Math.Clamp(100 - GivenWeights.Values.Sum() - open.Count, 1, least));
            }

            var rest = Math.Max(open.Count, 100 - weights.Values.Sum());
            for (var i = 0; i < open.Count; i++)
                weights = weights.Add(open[i], (rest / open.Count) + (i < rest % open.Count ? 1 : 0));
            return weights;
        }
    }

    public static string NameOf(int question) => FormattableString.Invariant($"Q{question + 1}");

    /// <summary>What the options ask for and the questions do not allow; null when all is well.</summary>
    public string? FindFault()
    {
        var names = Questions.Select((_, i) => NameOf(i)).ToList();
        if (!IsFileName(Name))
            return $"'{Name}' is no name for a scenario: write letters, digits, - and _, such as bilan-energie";
        if (Questions.Length is < MinQuestions or > MaxQuestions)
            return $"a scenario asks {MinQuestions} to {MaxQuestions} questions, this one {Questions.Length}";
        if (Determining.FirstOrDefault(d => !names.Contains(d)) is { } unknown)
            return $"--determining: there is no question {unknown}; there are {string.Join(", ", names)}";
        if (GivenWeights.Keys.FirstOrDefault(w => w != Offer && !Determining.Contains(w)) is { } light)
            return $"--weight: {light} is no determining step; weights go to {string.Join(", ", Determining.Append(Offer))}";
        return null;
    }

    public static bool IsFileName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && name[0] != '-';
}

/// <summary>A question and, perhaps, its simpler wording.</summary>
internal sealed record DraftQuestion(string Message, string? Short)
{
    /// <summary>Reads "Long form ? | Short form ?".</summary>
    public static DraftQuestion Parse(string text) =>
        text.Split('|', 2, StringSplitOptions.TrimEntries) is [var message, { Length: > 0 } simpler]
            ? new DraftQuestion(message, simpler)
            : new DraftQuestion(text.Split('|', 2)[0].Trim(), null);
}

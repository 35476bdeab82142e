using System.Globalization;
using MiniBot.Conversation.Journals;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>
/// Holds whole conversations with simulated callers, on virtual time and without audio. The result of a call depends on
/// the scenario, the cast, the options and the call's number alone. Immutable, thread-safe.
/// </summary>
public sealed class CallSimulator
{
    /// <summary>The most calls of one simulation.</summary>
    public const int MaxCalls = 1_000_000;

    private readonly Scenario _scenario;
    private readonly SimulationCast _cast;
    private readonly SimulationOptions _options;
    private readonly CallerLines _lines;
    private readonly RecognitionNoise _noise;

    /// <summary>Prepares simulations of a scenario.</summary>
    public CallSimulator(Scenario scenario, SimulationCast cast, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(cast);
        ArgumentNullException.ThrowIfNull(options);
        (_scenario, _cast, _options) = (scenario, cast, options);
        _lines = new CallerLines(scenario, cast);
        _noise = new RecognitionNoise(new NearWords(scenario.Language, _lines.All), options.WordErrorRate);
    }

    /// <summary>Runs one call to its end.</summary>
    /// <param name="index">Which, from 0: the seed of its dice.</param>
    /// <param name="journal">Takes the call's journal; null for none.</param>
    public SimulatedCall Run(int index, TextWriter? journal = null)
    {
        var random = SeededRandom.ForCall(_options.Seed, index);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["first_name"] = random.Pick(_cast.FirstNames) };
        var start = Rail.Start(_scenario, variables);
        var caller = new SimulatedCaller(_cast.Draw(random), _lines, random);
        var conversation = new SimulatedConversation(start, caller, _noise, random);
        return conversation.Run(index, journal is null ? null : new JournalWriter(journal, start, EnginesOf(index)));
    }

    /// <summary>Runs several calls and counts them together.</summary>
    /// <param name="from">The first one's number.</param>
    /// <param name="count">How many.</param>
    public SimulationTally RunMany(int from, int count)
    {
        var tally = new SimulationTally();
        for (var index = from; index < from + count; index++)
            tally.Add(Run(index));
        return tally;
    }

    private Dictionary<string, string> EnginesOf(int index) =>
        new(StringComparer.Ordinal)
        {
            ["simulation"] = string.Create(
                CultureInfo.InvariantCulture,
                $"seed {_options.Seed}, call {index}, word error rate {_options.WordErrorRate}"
            ),
        };
}

/// <summary>What a simulation depends on besides the scenario and the cast.</summary>
/// <param name="Seed">The same seed gives the same calls.</param>
/// <param name="WordErrorRate">Of the simulated recogniser, 0 to 1.</param>
public sealed record SimulationOptions(int Seed, double WordErrorRate);

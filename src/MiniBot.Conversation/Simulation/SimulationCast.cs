using System.Collections.Frozen;
using System.Collections.Immutable;
using MiniBot.Conversation.Documents;
using MiniBot.Conversation.Languages;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Simulation;

/// <summary>Who calls are simulated with: the personas and what they say. Immutable; made by <see cref="CastReader"/>.</summary>
public sealed class SimulationCast
{
    private readonly WeightedTable<CallerPersona> _byWeight;

    internal SimulationCast(
        string language,
        ImmutableArray<CallerPersona> personas,
        FrozenDictionary<CallerAct, ImmutableArray<string>> lines,
        ImmutableArray<string> chatter,
        ImmutableArray<string> firstNames
    )
    {
        Language = language;
        Personas = personas;
        Lines = lines;
        Chatter = chatter;
        FirstNames = firstNames;
        _byWeight = new WeightedTable<CallerPersona>(personas.Select(p => (p, p.Weight)));
    }

    /// <summary>Two-letter code of what it speaks.</summary>
    public string Language { get; }

    /// <summary>The shipped French cast.</summary>
    public static SimulationCast French => For("fr");

    /// <summary>The shipped cast of a language.</summary>
    /// <param name="language">One of <see cref="LanguagePack.Codes"/>.</param>
    public static SimulationCast For(string language) => LanguagePack.For(language).Cast;

    /// <summary>The ids of the personas, in the order of the file.</summary>
    public IEnumerable<string> PersonaIds => Personas.Select(p => p.Id);

    internal ImmutableArray<CallerPersona> Personas { get; }

    /// <summary>What is said in each act that has words.</summary>
    internal FrozenDictionary<CallerAct, ImmutableArray<string>> Lines { get; }

    /// <summary>What talkative people begin with.</summary>
    internal ImmutableArray<string> Chatter { get; }

    /// <summary>The contacts' column <c>first_name</c>.</summary>
    internal ImmutableArray<string> FirstNames { get; }

    internal CallerPersona Draw(SeededRandom random) => _byWeight.Draw(random);

    internal static SimulationCast Load(string language)
    {
        var errors = new ErrorList($"simulation.{language}.yaml");
        return new CastBuilder(EmbeddedDocument.Read($"personas/simulation.{language}.yaml"), errors, isShipped: true).Build()
            ?? throw new InvalidDataException(errors.InOrder()[0].ToString());
    }
}

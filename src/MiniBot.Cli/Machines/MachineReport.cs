using System.Collections.Immutable;
using MiniBot.Conversation;

namespace MiniBot.Cli.Machines;

/// <summary>How well machines are told from people.</summary>
/// <param name="Scenes">Every file that could be read.</param>
/// <param name="Broken">Every file that could not, with the reason.</param>
internal sealed record MachineReport(ImmutableArray<JudgedScene> Scenes, ImmutableArray<string> Broken)
{
    /// <summary>Of the people, the part that would have been hung up on.</summary>
    public double HumanToMachine => Share(Scenes.Where(s => s.File.Party == CalledParty.Human), s => s.Believed.IsMachine());

    /// <summary>Of the machines, the part that was believed to be a person, or nobody.</summary>
    public double MachineToHuman => Share(Scenes.Where(s => s.File.Party.IsMachine()), s => !s.Believed.IsMachine());

    /// <summary>From the first voice to the last verdict, over the scenes with a voice, in ms.</summary>
    public (double P50, double P95) DecisionMs =>
        Percentiles(s => s.Verdict is { AfterFirstVoice.Ticks: > 0 }, s => s.Verdict!.Value.AfterFirstVoice);

    /// <summary>The detector's own time for a call, in ms.</summary>
    public (double P50, double P95) CpuMs => Percentiles(_ => true, s => s.Spent);

    /// <summary>How many of each class are believed to be what.</summary>
    public IEnumerable<(CalledParty Party, CalledParty Believed, int Count)> Confusion =>
        from scene in Scenes
        group scene by (scene.File.Party, scene.Believed) into cell
        orderby cell.Key.Party, cell.Key.Believed
        select (cell.Key.Party, cell.Key.Believed, cell.Count());

    /// <summary>As <see cref="DecisionMs"/>, of one class.</summary>
    public (double P50, double P95) DecisionMsOf(CalledParty party) =>
        Percentiles(s => s.File.Party == party && s.Verdict is not null, s => s.Verdict!.Value.AfterFirstVoice);

    private (double P50, double P95) Percentiles(Func<JudgedScene, bool> which, Func<JudgedScene, TimeSpan> what)
    {
        var sorted = Scenes.Where(which).Select(s => what(s).TotalMilliseconds).Order().ToList();
        return sorted.Count == 0 ? (0, 0) : (At(0.5), At(0.95));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 2);
    }

    private static double Share(IEnumerable<JudgedScene> scenes, Func<JudgedScene, bool> which)
    {
        var all = scenes.ToList();
        return all.Count == 0 ? 0 : (double)all.Count(which) / all.Count;
    }
}

namespace MiniBot.Architecture.Tests;

/// <summary>Arrows between rooms only point down (docs/ARCHITECTURE.md).</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>What each room may reference; what those reference in turn comes with them.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["MiniBot.Conversation"] = [],
        ["MiniBot.Compliance"] = [],
        ["MiniBot.Audio"] = [],
        ["MiniBot.Telephony"] = ["MiniBot.Compliance"],
        ["MiniBot.Sip"] = ["MiniBot.Telephony", "MiniBot.Audio"],
        ["MiniBot.FreeSwitch"] = ["MiniBot.Telephony", "MiniBot.Sip"],
        ["MiniBot.Speech"] = ["MiniBot.Audio"],
        ["MiniBot.Language"] = [],
        ["MiniBot.Calls"] =
        [
            "MiniBot.Conversation",
            "MiniBot.Compliance",
            "MiniBot.Telephony",
            "MiniBot.Audio",
            "MiniBot.Speech",
            "MiniBot.Language",
        ],
        ["MiniBot.Campaigns"] = ["MiniBot.Calls", "MiniBot.Compliance", "MiniBot.Conversation"],
        ["MiniBot.Prospects"] = ["MiniBot.Calls", "MiniBot.Sip"],
        ["MiniBot.Voices"] = ["MiniBot.Speech", "MiniBot.Audio"],
        ["MiniBot.Server"] = ["*"],
        ["MiniBot.Cli"] = ["*"],
    };

    /// <summary>Rooms without a database, a web server or an HTTP client; the first three not even a socket.</summary>
    private static readonly string[] Leaves =
    [
        "MiniBot.Conversation",
        "MiniBot.Compliance",
        "MiniBot.Audio",
        "MiniBot.Telephony",
        "MiniBot.Sip",
    ];

    public static TheoryData<string> Projects => [.. SourceProject.All.Keys.Order()];

    public static TheoryData<string> LeafProjects => [.. Leaves];

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_References_OnlyRoomsBelow(string project)
    {
        Allowed.Keys.ShouldContain(project, "a new room needs its line in this table");
        var allowed = AllowedFor(project);

        SourceProject.All[project].ProjectReferences.Except(allowed).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_References_OnlyRoomsBelow(string project)
    {
        var below = WithAllBelow(AllowedFor(project)).Select(AssemblyNameOf);

        var ours = SourceProject.All[project].AssemblyReferences().Intersect(SourceProject.All.Keys.Select(AssemblyNameOf));

        ours.Except(below).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LeafProjects))]
    public void Assembly_OfLeaf_KnowsNoDatabaseAndNoWeb(string project)
    {
        var references = SourceProject.All[project].AssemblyReferences();

        references.ShouldContain("System.Runtime");
        references.ShouldNotContain(name =>
            name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data.", StringComparison.Ordinal)
            || name == "System.Net.Http"
            || (name == "System.Net.Sockets" && Leaves.Take(3).Contains(project))
        );
    }

    [Fact]
    public void Solution_Lists_EveryProject()
    {
        var solution = File.ReadAllText(RepositoryRoot.Combine("MiniBotPanel.slnx"));

        var projects = new[] { "src", "tests", "bench" }
            .Select(folder => RepositoryRoot.Combine(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path));

        projects.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string[] AllowedFor(string project) => Allowed[project] is ["*"] ? [.. Allowed.Keys] : Allowed[project];

    private static IEnumerable<string> WithAllBelow(IEnumerable<string> projects) =>
        projects.SelectMany(project => WithAllBelow(AllowedBelow(project)).Prepend(project)).Distinct();

    /// <summary>Nobody references a composing room, so what lies below one is never asked for.</summary>
    private static string[] AllowedBelow(string project) => Allowed[project] is ["*"] ? [] : Allowed[project];

    private static string AssemblyNameOf(string project) =>
        SourceProject.All.TryGetValue(project, out var source) ? source.AssemblyName : project;
}

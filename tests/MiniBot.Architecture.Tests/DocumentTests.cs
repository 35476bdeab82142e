using System.Text.RegularExpressions;

namespace MiniBot.Architecture.Tests;

/// <summary>Documents name only what exists.</summary>
public sealed partial class DocumentTests
{
    private static IEnumerable<TrackedFile> Documents =>
        TrackedFile.All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    [CommandFact]
    public async Task ShellBlocks_Verbs_AreKnownToTheCommand()
    {
        var help = await ChildProcess.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "minibot.dll"), "--help"]);
        var known = HelpVerb().Matches(help).Select(match => match.Groups[1].Value);

        var named = Documents
            .SelectMany(file => ShellBlock().Matches(File.ReadAllText(file.FullPath)))
            .SelectMany(block => Invocation().Matches(block.Groups[1].Value))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        named.ShouldNotBeEmpty();
        named.Except(known).ShouldBeEmpty();
    }

    [ProgramFact("git")]
    public void Links_ToFiles_LeadSomewhere()
    {
        var broken =
            from file in Documents
            from Match link in FileLink().Matches(File.ReadAllText(file.FullPath))
            let target = Path.Combine(Path.GetDirectoryName(file.FullPath)!, link.Groups[1].Value)
            where !Path.Exists(target)
            select $"{file.Path}: {link.Groups[1].Value}";

        broken.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^(?:\./)?minibot +([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Invocation();

    [GeneratedRegex(@"^  ([a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex HelpVerb();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex FileLink();
}

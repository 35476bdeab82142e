using System.Text.RegularExpressions;

namespace MiniBot.Architecture.Tests;

/// <summary>Habits of the source that no analyzer watches, or that a suppression could hide from one.</summary>
public sealed partial class SourceRuleTests
{
    private const int MaxLines = 400;

    private static IEnumerable<TrackedFile> Source => TrackedFile.All.Where(file => file.Is("src/", ".cs"));

    [ProgramFact("git")]
    public void SourceFile_Length_StaysReadable() =>
        Source
            .Select(file => (file.Path, Count: file.Lines.Count()))
            .Where(file => file.Count > MaxLines)
            .ShouldBeEmpty($"more than {MaxLines} lines: split by topic");

    [ProgramFact("git")]
    public void Source_Clock_IsTimeProvider() => Matches(Clock()).ShouldBeEmpty("time comes from TimeProvider");

    [ProgramFact("git")]
    public void Source_Leftovers_AreAbsent() =>
        Matches(Leftover()).ShouldBeEmpty("the code as it is now: no regions, no reminders, nothing switched off");

    private static IEnumerable<string> Matches(Regex rule)
    {
        var files = Source.ToList();
        files.ShouldNotBeEmpty();
        return from file in files
            from line in file.Lines
            where rule.IsMatch(line.Text)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}";
    }

    [GeneratedRegex(
        @"\bThread\.Sleep\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount|\bTask\.Delay\((?!.*([cC]lock|[tT]ime))"
    )]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*#region|\b(TODO|FIXME|HACK|XXX)\b|^\s*#if (false|0)\b")]
    private static partial Regex Leftover();
}

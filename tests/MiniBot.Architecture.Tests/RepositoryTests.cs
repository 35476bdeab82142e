using System.Text.RegularExpressions;

namespace MiniBot.Architecture.Tests;

/// <summary>What the repository holds, and what it must not.</summary>
public sealed partial class RepositoryTests
{
    private const int MaxBytes = 1_000_000;

    private static readonly string[] Binaries =
    [
        ".onnx",
        ".gguf",
        ".so",
        ".dll",
        ".exe",
        ".zip",
        ".gz",
        ".tar",
        ".pdb",
        ".nupkg",
    ];

    [ProgramFact("git")]
    public void TrackedFiles_Binaries_AreAbsent() =>
        TrackedFile
            .All.Where(file => Binaries.Contains(Path.GetExtension(file.Path)) || new FileInfo(file.FullPath).Length > MaxBytes)
            .ShouldBeEmpty("models, libraries and other people's works stay outside");

    [ProgramFact("git")]
    public void TrackedFiles_Addresses_NameNoMachineAndNoRegistry()
    {
        // The one file that has to spell them.
        var files = TrackedFile.All.Where(file => !file.Path.EndsWith("/RepositoryTests.cs", StringComparison.Ordinal));

        var found =
            from file in files
            from line in file.Lines
            where MachineOrRegistry().IsMatch(line.Text)
            select $"{file.Path}:{line.Number}";

        found.ShouldBeEmpty();
    }

    [ProgramFact("git")]
    public void LockFiles_Addresses_AreAbsent()
    {
        var locks = TrackedFile.All.Where(file => file.Path.EndsWith("package-lock.json", StringComparison.Ordinal));

        locks.SelectMany(file => file.Lines).ShouldAllBe(line => !line.Text.Contains("://"));
    }

    [ProgramFact("git", "shellcheck")]
    public async Task Scripts_Shellcheck_FindsNothing()
    {
        var scripts = TrackedFile.All.Where(IsScript).Select(file => file.FullPath).ToList();
        scripts.Count.ShouldBeGreaterThan(5);

        (await ChildProcess.RunAsync("shellcheck", ["--external-sources", .. scripts])).ShouldBeEmpty();
    }

    private static bool IsScript(TrackedFile file) =>
        file.Path.EndsWith(".sh", StringComparison.Ordinal)
        || (Path.GetExtension(file.Path).Length == 0 && ScriptStart().IsMatch(file.Lines.FirstOrDefault().Text ?? ""));

    [GeneratedRegex("^#!.*sh$")]
    private static partial Regex ScriptStart();

    [GeneratedRegex(
        @"(^|[\s""'`=(:])/(work|home|root|Users)/|\bC:\\Users|\bregistry\.npmjs|\bapi\.nuget\.org|\b(deb|security|snapshot)\.debian\.org|\bpypi\.org|\bartifactory\b"
    )]
    private static partial Regex MachineOrRegistry();
}

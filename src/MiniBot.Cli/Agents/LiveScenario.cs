using System.Diagnostics;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Agents;

/// <summary>
/// A scenario whose catalogue file may change while calls go on. The file is looked at before each call and read in the
/// background when it has changed; until it is read, and when it is wrong, calls begin with the entries known before.
/// Thread-safe.
/// </summary>
/// <param name="opened">As it was read when the campaign began.</param>
/// <param name="folder">Where its catalogue's path begins.</param>
/// <param name="tell">Takes what became of a changed file, one line each.</param>
internal sealed class LiveScenario(Scenario opened, string folder, Action<string> tell)
{
    private readonly Lock _lock = new();
    private readonly string? _file = opened.CataloguePath is { } path ? Path.Combine(folder, path) : null;
    private Stamp _seen = Stamp.Of(opened.CataloguePath is { } path ? Path.Combine(folder, path) : null);
    private volatile Scenario _current = opened;

    /// <summary>The reading that goes on; completed when there is none.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>What a call that begins now follows, to its end.</summary>
    public Scenario ForNextCall()
    {
        lock (_lock)
            if (_file is not null && Reading.IsCompleted && Stamp.Of(_file) is var stamp && stamp != _seen)
            {
                _seen = stamp;
                Reading = Task.Run(() => Read(_file));
            }

        return _current;
    }

    private void Read(string file)
    {
        if (TextFile.TryRead(file, TextFile.UsualLimit, out var why) is not { } text)
        {
            Keep(why);
            return;
        }

        switch (CatalogueReader.Read(text, Path.GetFileName(file)))
        {
            case CatalogueOutcome.Valid { File: var own }:
                _current = opened with { Catalogue = Catalogue.For(opened.Language, opened.Theme).With(own) };
                tell($"{Path.GetFileName(file)} has changed: it was read again, for calls that begin now");
                break;
            case CatalogueOutcome.Invalid { Errors: var errors }:
                foreach (var error in errors)
                    tell(error.ToString());
                Keep($"{Path.GetFileName(file)} is wrong");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Keep(string why) => tell($"{why}; the entries read before stay in force");

    /// <summary>By which a change is noticed.</summary>
    private readonly record struct Stamp(DateTime Written, long Length)
    {
        public static Stamp Of(string? file) =>
            file is not null && new FileInfo(file) is { Exists: true } found
                ? new Stamp(found.LastWriteTimeUtc, found.Length)
                : default;
    }
}

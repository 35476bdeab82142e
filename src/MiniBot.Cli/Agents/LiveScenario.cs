using System.Diagnostics;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Agents;

/// <summary>
/// A scenario whose catalogue file may change while calls go on. The file is looked at before each call and read in the
/// background when it has changed; until it is read, and when it is wrong, calls begin with the entries known before.
/// Thread-safe.
/// </summary>
internal sealed class LiveScenario
{
    private readonly Lock _lock = new();
    private readonly Scenario _opened;
    private readonly string? _file;
    private readonly Action<string> _tell;
    private Stamp _seen;
    private volatile Scenario _current;

    /// <param name="opened">As it was read when the campaign began.</param>
    /// <param name="folder">Where its catalogue's path begins.</param>
    /// <param name="tell">Takes what became of a changed file, one line each.</param>
    public LiveScenario(Scenario opened, string folder, Action<string> tell)
    {
        _opened = opened;
        _current = opened;
        _tell = tell;
        if (opened.CataloguePath is not { } path)
            return;
        _file = Path.Combine(folder, path);
        _seen = Stamp.Of(_file);
    }

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

        var shipped = Catalogue.For(_opened.Language, _opened.Theme);
        switch (CatalogueReader.Read(text, Path.GetFileName(file), shipped))
        {
            case CatalogueOutcome.Valid { File: var own }:
                _current = _opened with { Catalogue = shipped.With(own) };
                _tell($"{Path.GetFileName(file)} has changed: it was read again, for calls that begin now");
                break;
            case CatalogueOutcome.Invalid { Errors: var errors }:
                foreach (var error in errors)
                    _tell(error.ToString());
                Keep($"{Path.GetFileName(file)} is wrong");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Keep(string why) => _tell($"{why}; the entries read before stay in force");

    /// <summary>By which a change is noticed.</summary>
    private readonly record struct Stamp(DateTime Written, long Length)
    {
        public static Stamp Of(string file) =>
            new FileInfo(file) is { Exists: true } found ? new Stamp(found.LastWriteTimeUtc, found.Length) : default;
    }
}

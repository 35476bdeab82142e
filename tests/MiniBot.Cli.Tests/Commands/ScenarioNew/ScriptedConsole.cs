using Spectre.Console;
using Spectre.Console.Rendering;

namespace MiniBot.Cli.Tests.Commands.ScenarioNew;

/// <summary>A terminal whose person types what a script says.</summary>
internal sealed class ScriptedConsole : IAnsiConsole, IAnsiConsoleInput, IDisposable
{
    private readonly StringWriter _shown = new();
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private readonly IAnsiConsole _console;

    public ScriptedConsole() =>
        _console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(_shown),
            }
        );

    public string Shown => _shown.ToString();

    public bool IsReadToTheEnd => _keys.Count == 0;

    public Profile Profile => _console.Profile;

    public IAnsiConsoleCursor Cursor => _console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => _console.ExclusivityMode;

    public RenderPipeline Pipeline => _console.Pipeline;

    /// <summary>Types lines, each with Enter.</summary>
    public void Types(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var letter in line)
                _keys.Enqueue(new ConsoleKeyInfo(letter, ConsoleKey.None, shift: false, alt: false, control: false));
            Presses(ConsoleKey.Enter);
        }
    }

    public void Presses(params IEnumerable<ConsoleKey> keys)
    {
        foreach (var key in keys)
            _keys.Enqueue(
                new ConsoleKeyInfo(key == ConsoleKey.Enter ? '\r' : ' ', key, shift: false, alt: false, control: false)
            );
    }

    public void Clear(bool home) => _console.Clear(home);

    public void Write(IRenderable renderable) => _console.Write(renderable);

    public bool IsKeyAvailable() => _keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) =>
        _keys.TryDequeue(out var key)
            ? key
            : throw new InvalidOperationException($"The script is over, but the dialogue asks: {Shown}");

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) =>
        Task.FromResult(ReadKey(intercept));

    public void Dispose() => _shown.Dispose();
}

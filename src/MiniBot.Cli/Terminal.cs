using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MiniBot.Conversation.Understanding;
using Spectre.Console;

namespace MiniBot.Cli;

/// <summary>
/// What a command says and where: results on standard output, everything else on standard error, so that
/// <c>--json</c> output can be piped. Colours and live tables only where a person looks on.
/// </summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new IntentJsonConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    private const int PipedWidth = 240;

    private Terminal(bool json)
    {
        WantsJson = json;
        Messages = Open(Console.Error, Console.IsErrorRedirected);
        Results = Open(Console.Out, Console.IsOutputRedirected);
    }

    /// <summary>True when the result is to be one JSON object.</summary>
    public bool WantsJson { get; }

    /// <summary>Progress, notes and errors.</summary>
    public IAnsiConsole Messages { get; }

    /// <summary>What the user asked for.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>True when a person watches the messages: live tables and progress bars make sense.</summary>
    public bool IsWatched => Messages.Profile.Capabilities.Interactive && !Console.IsErrorRedirected;

    /// <summary>True when somebody is there to be asked.</summary>
    public bool CanAsk => IsWatched && !Console.IsInputRedirected;

    public static Terminal Open(bool json) => new(json);

    /// <summary>Plain text where nobody watches: no colours, and no line broken at the width of a screen.</summary>
    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
                Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );
        if (redirected)
            console.Profile.Width = PipedWidth;
        return console;
    }

    /// <summary>Prints the result as one JSON object.</summary>
    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    public void Note(string text) => Messages.MarkupLineInterpolated($"[grey]{text}[/]");

    /// <summary>
    /// Says why the job is not done, as the one JSON object too where that is wanted, and gives <paramref name="code"/> back.
    /// </summary>
    public int Refuse(string why, int code = ExitCode.Failed)
    {
        Error(why);
        if (WantsJson)
            WriteJson(new { error = why });
        return code;
    }

    /// <summary>Says what is wrong in a file, every mistake with its place and mend, and gives <see cref="ExitCode.Usage"/> back.</summary>
    public int RefuseFile<T>(string what, IReadOnlyCollection<T> mistakes)
        where T : notnull
    {
        foreach (var mistake in mistakes)
            Error(mistake.ToString()!);
        Note($"{mistakes.Count} mistake{(mistakes.Count == 1 ? "" : "s")}");
        if (WantsJson)
            WriteJson(new { error = what, errors = mistakes });
        return ExitCode.Usage;
    }

    public void Error(string text) => Messages.MarkupLineInterpolated($"[red]error:[/] {text}");

    /// <summary>Does work that counts what it has done, with a line that shows it where a person watches.</summary>
    public async Task<T> WorkAsync<T>(string what, Func<IProgress<int>, Task<T>> work)
    {
        if (!IsWatched)
            return await work(new Counter(_ => { }));
        return await Messages.Status().StartAsync(what, status => work(new Counter(done => status.Status($"{what}: {done:N0}"))));
    }

    /// <summary>Tells at once, on the thread that counts.</summary>
    private sealed class Counter(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}

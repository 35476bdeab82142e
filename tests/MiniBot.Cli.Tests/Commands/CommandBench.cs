namespace MiniBot.Cli.Tests.Commands;

/// <summary>Runs commands in this process, in a folder of their own. The console is one for all: its tests run one after another.</summary>
[Collection(Name)]
public abstract class CommandBench : IDisposable
{
    public const string Name = "commands";

    protected const string Header =
        "phone,first_name,consent_principal,consent_channel,consent_purpose,consent_text,consent_at,consent_evidence";

    private readonly string _folder = Directory.CreateTempSubdirectory("minibot-cli-").FullName;

    protected string Database => PathOf("minibot.db");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string file) => Path.Combine(_folder, file);

    protected string Write(string file, params IEnumerable<string> lines)
    {
        File.WriteAllLines(PathOf(file), lines);
        return PathOf(file);
    }

    /// <summary>A row with a consent to the shipped demo's calls.</summary>
    protected static string Consenting(string number, string firstName) =>
        $"{number},{firstName},Banque Mistral,automated-voice,votre épargne,J'accepte,2026-09-01,formulaire";

    private protected static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var warned = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(warned);
            var code = await CommandRoot.RunAsync(arguments);
            return new CommandResult(code, said.ToString(), warned.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private protected Task<CommandResult> CreateCampaignAsync(string target = "sip:{number}@127.0.0.1:5999") =>
        RunAsync([
            .. (string[])["campaign", "create", "spring", "--scenario", "demo-epargne", "--target", target],
            .. (string[])["--caller-id", "+33199009999", "--policy", "simulation", "--db", Database],
        ]);
}

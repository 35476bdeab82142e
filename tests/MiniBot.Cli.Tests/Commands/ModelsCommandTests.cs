using System.Security.Cryptography;
using System.Text.Json;
using MiniBot.Speech.Models;

namespace MiniBot.Cli.Tests.Commands;

/// <summary>The models of a folder that the test has chosen by the environment, through the built command line.</summary>
public sealed class ModelsCommandTests : CommandBench
{
    private static readonly string s_known = ModelCatalog.DefaultFolder();

    [Fact]
    public async Task List_NothingThere_SaysWhatCanBeHad()
    {
        var result = await RunHereAsync("models", "list", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Errors);
        var silero = ModelOf(result.Json, "vad/silero-vad-16k");
        silero.GetProperty("state").GetString().ShouldBe("missing");
        silero.GetProperty("licence").GetString().ShouldBe("MIT");
        result
            .Json.GetProperty("sets")
            .EnumerateArray()
            .Select(set => set.GetProperty("name").GetString())
            .ShouldContain("fr-good");
        (await RunHereAsync("models", "list")).Output.ShouldContain("silero-vad-16k");
    }

    [Fact]
    public async Task Pull_UnknownNameOrFolder_IsWrongUsage()
    {
        (await RunHereAsync("models", "pull", "nothing")).ExitCode.ShouldBe(ExitCode.Usage);
        (await RunHereAsync("models", "pull", "fr-small", "--from", PathOf("nowhere"))).ExitCode.ShouldBe(ExitCode.Usage);
        (await RunHereAsync("models", "verify", "nothing")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task Pull_LicenceNotAccepted_FetchesNothing()
    {
        var result = await RunHereAsync("models", "pull", "fr-good", "--from", Folder("empty"), "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Json.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("--accept-licence");
        Directory.Exists(PathOf("models")).ShouldBeFalse();
    }

    [Fact]
    public async Task Pull_LicenceAccepted_IsRememberedAndTheEmptyFolderIsNamed()
    {
        var first = await RunHereAsync("models", "pull", "fr-good", "--from", Folder("empty"), "--accept-licence", "--json");
        var second = await RunHereAsync("models", "pull", "fr-good", "--from", Folder("empty"), "--json");

        first.ExitCode.ShouldBe(ExitCode.Failed);
        var fault = second.Json.GetProperty("models")[1];
        fault.GetProperty("outcome").GetString().ShouldBe("not_found");
        fault.GetProperty("mend").GetString().ShouldNotBeNull().ShouldContain("https://github.com/k2-fsa/sherpa-onnx");
        (await File.ReadAllTextAsync(PathOf("data/licences.json"))).ShouldContain("CC-BY-SA");
    }

    [ModelsFact]
    public async Task Pull_FromAnotherMachinesFolder_IsThereAndVerifies()
    {
        var pulled = await RunHereAsync("models", "pull", "fr-small", "--from", s_known);
        var again = await RunHereAsync("models", "pull", "fr-small", "--from", s_known, "--json");
        var verified = await RunHereAsync("models", "verify", "fr-small", "--json");

        pulled.ExitCode.ShouldBe(ExitCode.Done, pulled.Errors);
        again.Json.GetProperty("models")[0].GetProperty("outcome").GetString().ShouldBe("already_there");
        verified.ExitCode.ShouldBe(ExitCode.Done, verified.Output);
        ModelOf(verified.Json, KnownModels.SileroVad).GetProperty("loads").GetString().ShouldBe("loads");
    }

    [ModelsFact]
    public async Task Verify_TruncatedModelWithAChecksumOfItsOwn_DiesInAChildOnly()
    {
        var folder = Folder($"models/{KnownModels.SileroVad}");
        var whole = await File.ReadAllBytesAsync(Path.Combine(s_known, KnownModels.SileroVad, KnownModels.SileroVadFile));
        var broken = whole[..(whole.Length / 2)];
        await File.WriteAllBytesAsync(Path.Combine(folder, KnownModels.SileroVadFile), broken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "LICENSE.md"),
            $"| {KnownModels.SileroVadFile} | {broken.Length} | {Convert.ToHexStringLower(SHA256.HashData(broken))} |\n"
        );

        var result = await RunHereAsync("models", "verify", "silero-vad-16k", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        var model = ModelOf(result.Json, KnownModels.SileroVad);
        model.GetProperty("loads").GetString().ShouldBeOneOf("crashed", "refused");
        model.GetProperty("sound").GetBoolean().ShouldBeFalse();
        result.Json.GetProperty("sound").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Doctor_ModelIsMissing_NamesThePull()
    {
        var result = await RunHereAsync("doctor", "--db", Database, "--json");

        result
            .Json.GetProperty("findings")
            .EnumerateArray()
            .Select(finding => finding.GetProperty("mend").GetString() ?? "")
            .ShouldContain(mend =>
                mend.StartsWith("minibot models pull ", StringComparison.Ordinal)
                || mend.Contains("npm", StringComparison.Ordinal)
            );
    }

    private static JsonElement ModelOf(JsonElement result, string path) =>
        result.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("path").GetString() == path);

    private string Folder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    private Task<CommandResult> RunHereAsync(params string[] arguments) =>
        MiniBotCommand.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MINIBOT_MODELS"] = PathOf("models"),
                ["MINIBOT_DATA"] = PathOf("data"),
            },
            arguments
        );

    /// <summary>Needs the models of this machine and the library that loads them.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ModelsFactAttribute : FactAttribute
    {
        public ModelsFactAttribute() =>
            Skip = Requirement.Missing(
                [KnownModels.SileroVad, KnownModels.FrenchTelephone],
                name => Directory.Exists(Path.Combine(s_known, name)),
                "name their folder in MINIBOT_MODELS"
            );
    }
}

namespace MiniBot.Cli.Tests.Commands;

public sealed class DoctorCommandTests : CommandBench
{
    [Fact]
    public async Task Doctor_MachineWithoutProgramsAndModels_SaysWhatMendsIt()
    {
        var empty = Directory.CreateDirectory(PathOf("empty")).FullName;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = empty, ["MINIBOT_MODELS"] = empty };

        var doctor = await MiniBotCommand.RunAsync(environment, "doctor", "--db", Database, "--json");

        doctor.ExitCode.ShouldBe(ExitCode.Failed, doctor.Errors);
        doctor.Json.GetProperty("works").GetBoolean().ShouldBeFalse();
        var findings = doctor.Json.GetProperty("findings").EnumerateArray().ToList();
        StateOf("voice (eSpeak NG)").ShouldBe("LACKING");
        StateOf("recognition (French, telephone)").ShouldBe("LACKING");
        StateOf("voice").ShouldBe("BROKEN");
        StateOf("database").ShouldBe("OK");
        findings
            .Where(f => f.GetProperty("state").GetString() != "OK")
            .ShouldAllBe(f => !string.IsNullOrEmpty(f.GetProperty("mend").GetString()));

        string? StateOf(string name) =>
            findings.Single(f => f.GetProperty("name").GetString() == name).GetProperty("state").GetString();
    }

    [Fact]
    public async Task Doctor_DatabaseCannotBeMade_FindsItBroken()
    {
        Write("file.txt", "in the way");

        var doctor = await RunAsync("doctor", "--db", PathOf("file.txt/below/minibot.db"), "--json");

        doctor.ExitCode.ShouldBe(ExitCode.Failed);
        var database = doctor.Json.GetProperty("findings").EnumerateArray().Single(f => NameOf(f) == "database");
        database.GetProperty("state").GetString().ShouldBe("BROKEN");
        database.GetProperty("mend").GetString()!.ShouldContain("--db");

        static string? NameOf(System.Text.Json.JsonElement finding) => finding.GetProperty("name").GetString();
    }
}

using MiniBot.Speech.Synthesis;

namespace MiniBot.Speech.Tests.Synthesis;

public sealed class ExternalProgramTests
{
    [Fact]
    public async Task RunAsync_InputIsEchoed_GivesItBack()
    {
        var outcome = await new ExternalProgram("cat", TimeProvider.System).RunAsync(
            [],
            "bonjour"u8.ToArray(),
            CancellationToken.None
        );

        outcome.ShouldBeOfType<ProgramOutcome.Finished>().Output.ShouldBe("bonjour"u8.ToArray());
    }

    [Fact]
    public async Task RunAsync_NotInstalled_SaysSo()
    {
        var outcome = await new ExternalProgram("minibot-no-such-program", TimeProvider.System).RunAsync(
            [],
            default,
            CancellationToken.None
        );

        outcome.ShouldBe(new ProgramOutcome.Failed("minibot-no-such-program is not installed"));
    }

    [Fact]
    public async Task RunAsync_ProgramFails_GivesItsExitCode()
    {
        var outcome = await new ExternalProgram("false", TimeProvider.System).RunAsync([], default, CancellationToken.None);

        outcome.ShouldBe(new ProgramOutcome.Failed("false ended with exit code 1") { ExitCode = 1 });
    }

    [Fact]
    public async Task RunAsync_TimeIsUp_KillsIt()
    {
        var time = new ManualTimeProvider();
        var running = new ExternalProgram("sleep", time).RunAsync(["1000"], default, CancellationToken.None);

        time.Advance(ExternalProgram.TimeLimit);

        (await running).ShouldBe(new ProgramOutcome.Failed("sleep took longer than 20 s") { HasTimedOut = true });
    }

    [Fact]
    public async Task RunAsync_CallerCancels_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var running = new ExternalProgram("sleep", TimeProvider.System).RunAsync(["1000"], default, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task RunAsync_EndlessOutput_IsRefused()
    {
        var outcome = await new ExternalProgram("yes", TimeProvider.System).RunAsync([], default, CancellationToken.None);

        outcome.ShouldBe(new ProgramOutcome.Failed("yes wrote more than 32 MiB"));
    }
}

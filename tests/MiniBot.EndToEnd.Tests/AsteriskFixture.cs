namespace MiniBot.EndToEnd.Tests;

/// <summary>Begins the tests that call Asterisk with no call left over from an earlier run.</summary>
public sealed class AsteriskFixture : IAsyncLifetime
{
    public Task InitializeAsync() =>
        AsteriskPeer.IsUp() ? AsteriskPeer.ConsoleAsync("channel request hangup all") : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;
}

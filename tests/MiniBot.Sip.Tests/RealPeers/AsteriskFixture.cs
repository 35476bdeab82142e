namespace MiniBot.Sip.Tests.RealPeers;

/// <summary>Asterisk, started once where it can be; it stays up for the next run.</summary>
public sealed class AsteriskFixture : IAsyncLifetime
{
    public const string Address = "127.0.0.1:5160";

    public async Task InitializeAsync()
    {
        if (new AsteriskFactAttribute().Skip is null)
            await PeerScripts.RunAsync("asterisk-up");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

namespace MiniBot.Cli.Bench;

/// <summary>
/// The far ends of one measurement. Each returns the audio of all its calls through one socket, whose buffer holds a few hundred
/// packets; so the calls are spread.
/// </summary>
internal sealed class EchoParties : IAsyncDisposable
{
    private const int CallsEach = 50;

    private readonly EchoParty[] _parties;

    private EchoParties(EchoParty[] parties) => _parties = parties;

    /// <summary>Completes when one has ended, which none does unless something is wrong.</summary>
    public Task Ended => Task.WhenAny(_parties.Select(party => party.Ended));

    /// <summary>Starts as many as the calls need; each ends by itself after <paramref name="lifetime"/>.</summary>
    public static EchoParties Start(int calls, TimeSpan lifetime)
    {
        var count = (calls + CallsEach - 1) / CallsEach;
        return new EchoParties([.. Enumerable.Range(0, count).Select(_ => EchoParty.Start(lifetime))]);
    }

    /// <summary>Where the called party of a call, numbered from 1, takes SIP on 127.0.0.1.</summary>
    public int PortOf(int call) => _parties[(call - 1) / CallsEach].Port;

    /// <summary>What those that have ended said of it.</summary>
    public string ReadErrors() => string.Join(' ', _parties.Select(party => party.ReadErrors()).Where(said => said.Length > 0));

    public async ValueTask DisposeAsync()
    {
        foreach (var party in _parties)
            await party.DisposeAsync();
    }
}

using MiniBot.Sip.Line;
using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Line;

/// <summary>Two lines on loopback: one calls, the other is called.</summary>
internal sealed class LineBench : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private LineBench()
    {
        Caller = Open(new SipLineOptions { User = "caller" });
        Called = Open(new SipLineOptions { User = "called", AcceptIncoming = true });
    }

    public SipLine Caller { get; }

    public SipLine Called { get; }

    public Permits Permits { get; } = new();

    public static LineBench Start() => new();

    public static SipLine Open(SipLineOptions options)
    {
        SipLine.TryOpen(options, TimeProvider.System, out var line, out var failure).ShouldBeTrue(failure);
        return line!;
    }

    public string Target(string parameters = "") => $"sip:called@{Called.LocalEndPoint}{parameters}";

    public async Task<DialOutcome> DialAsync(
        string parameters = "",
        DialOptions? options = null,
        CancellationToken token = default
    ) => await Caller.DialAsync(await Permits.GrantAsync(Target(parameters)), options ?? new DialOptions(), token);

    public async Task<IncomingCall> NextIncomingAsync() => await Called.Incoming.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>One call that is up on both sides.</summary>
    public async Task<(ICallLeg Caller, ICallLeg Called)> ConnectAsync(string parameters = "", DialOptions? options = null)
    {
        var dialing = DialAsync(parameters, options);
        var incoming = await NextIncomingAsync();
        incoming.Ring();
        var called = await incoming.AnswerAsync().AsTask().WaitAsync(Patience);
        var caller = (await dialing.WaitAsync(Patience)).ShouldBeOfType<DialOutcome.Answered>().Leg;
        return (caller, called.ShouldNotBeNull());
    }

    public static async Task<T> NextAsync<T>(ICallLeg leg)
        where T : LegEvent
    {
        using var timeout = new CancellationTokenSource(Patience);
        await foreach (var happened in leg.Events.ReadAllAsync(timeout.Token))
        {
            if (happened is T wanted)
                return wanted;
        }

        throw new InvalidOperationException($"The leg ended without {typeof(T).Name}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Caller.DisposeAsync();
        await Called.DisposeAsync();
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Threading.Channels;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.Transport;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Line;

/// <summary>
/// What waits for the line's loop. Network messages are bounded and dropped beyond it; commands of our own are never dropped, for each
/// belongs to one of a bounded number of calls. Thread-safe.
/// </summary>
internal sealed class Inbox : ISipReceiver
{
    private readonly Channel<UserAgentInput> _channel = Channel.CreateUnbounded<UserAgentInput>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private int _waitingMessages;
    private int _isWoken;

    public ValueTask<bool> WaitAsync() => _channel.Reader.WaitToReadAsync();

    public bool TryTake([NotNullWhen(true)] out UserAgentInput? input)
    {
        if (!_channel.Reader.TryRead(out input))
            return false;
        if (input is UserAgentInput.Received)
            Interlocked.Decrement(ref _waitingMessages);
        else if (input is UserAgentInput.TimePassed)
            Volatile.Write(ref _isWoken, 0);
        return true;
    }

    /// <summary>False when the line is closed.</summary>
    public bool TryPost(UserAgentInput input) => _channel.Writer.TryWrite(input);

    /// <summary>A timer fell due; one such note at a time is enough.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
            TryPost(new UserAgentInput.TimePassed());
    }

    public bool TryReceive(SipMessage message, SipTransport transport, IPEndPoint source)
    {
        if (Interlocked.Increment(ref _waitingMessages) > SipLimits.Inbox)
        {
            Interlocked.Decrement(ref _waitingMessages);
            return false;
        }

        return TryPost(new UserAgentInput.Received(message, transport, source));
    }

    public void SendFailed(SipMessage message) => TryPost(new UserAgentInput.SendFailed(message));

    public void Complete() => _channel.Writer.TryComplete();
}

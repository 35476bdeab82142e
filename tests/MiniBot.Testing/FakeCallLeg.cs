using System.Text;
using System.Threading.Channels;
using MiniBot.Telephony;

namespace MiniBot.Testing;

/// <summary>
/// An answered call without a network: the test is the media clock and the far end, and sees all that our side sends.
/// </summary>
public sealed class FakeCallLeg : ICallLeg
{
    /// <summary>Samples of one tick: 20 ms at 8 kHz.</summary>
    public const int FrameLength = 160;

    private static readonly short[] Silence = new short[FrameLength];

    private readonly Channel<LegEvent> _events = Channel.CreateUnbounded<LegEvent>(
        new UnboundedChannelOptions { AllowSynchronousContinuations = true }
    );
    private readonly List<short> _spoken = [];
    private readonly StringBuilder _sentText = new();
    private readonly short[] _frame = new short[FrameLength];
    private IMediaExchange? _exchange;

    /// <inheritdoc />
    public string CallId => "call@test";

    /// <inheritdoc />
    public string RemoteParty => "sip:nobody@test";

    /// <inheritdoc />
    public int SampleRateHz => 8000;

    /// <inheritdoc />
    public bool HasText => true;

    /// <inheritdoc />
    public ChannelReader<LegEvent> Events => _events.Reader;

    /// <inheritdoc />
    public LegMediaStatistics Statistics => default;

    /// <summary>False once either side has hung up.</summary>
    public bool IsUp { get; private set; } = true;

    /// <summary>True while our side's audio is connected.</summary>
    public bool IsAttached => _exchange is not null;

    /// <summary>All the audio that our side has sent, from the first tick on.</summary>
    public IReadOnlyList<short> Spoken => _spoken;

    /// <summary>All the text that our side has sent.</summary>
    public string SentText => _sentText.ToString();

    /// <summary>Called with each text that our side sends.</summary>
    public Action<string> OnTextSent { get; set; } = _ => { };

    /// <summary>Called once when our side hangs up.</summary>
    public Action OnHungUp { get; set; } = () => { };

    /// <inheritdoc />
    public void Attach(IMediaExchange? exchange) => _exchange = exchange;

    /// <inheritdoc />
    public void SendText(string text)
    {
        if (!IsUp)
            return;
        _sentText.Append(text);
        OnTextSent(text);
    }

    /// <inheritdoc />
    public void SendDigit(char digit, TimeSpan duration) => throw new NotSupportedException("No call sends digits.");

    /// <inheritdoc />
    public ValueTask HangUpAsync(CancellationToken cancellationToken = default)
    {
        if (IsUp)
        {
            End(HangUpCause.Local);
            OnHungUp();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => HangUpAsync();

    /// <summary>One tick of the media clock, 20 ms in which the far end is silent; returns what our side sent.</summary>
    public ReadOnlySpan<short> Tick() => Tick(Silence);

    /// <summary>One tick of the media clock; returns what our side sent, until the next tick.</summary>
    public ReadOnlySpan<short> Tick(ReadOnlySpan<short> heard)
    {
        _frame.AsSpan().Clear();
        if (IsUp)
            _exchange?.Exchange(heard, _frame);
        _spoken.AddRange(_frame);
        return _frame;
    }

    /// <summary>The far end types.</summary>
    public void Type(string text) => _events.Writer.TryWrite(new LegEvent.TextReceived(text));

    /// <summary>The far end presses a key.</summary>
    public void Press(char digit) => _events.Writer.TryWrite(new LegEvent.DigitPressed(digit, TimeSpan.FromMilliseconds(100)));

    /// <summary>The far end puts us on hold, or takes us off it.</summary>
    public void Hold(bool onHold) => _events.Writer.TryWrite(new LegEvent.HoldChanged(onHold));

    /// <summary>The call ends without our doing.</summary>
    public void End(HangUpCause cause)
    {
        if (!IsUp)
            return;
        IsUp = false;
        _events.Writer.TryWrite(new LegEvent.HungUp(cause));
        _events.Writer.Complete();
    }
}

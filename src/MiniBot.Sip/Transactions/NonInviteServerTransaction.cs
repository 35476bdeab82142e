using MiniBot.Sip.Messages;

namespace MiniBot.Sip.Transactions;

/// <summary>Any request but INVITE: the final response is repeated to retransmissions until timer J (64·T1). RFC 3261 §17.2.2.</summary>
internal sealed class NonInviteServerTransaction(TransactionLayer layer, SipRequest request, SipDestination source)
    : ServerTransaction(layer, request, source)
{
    protected override void Complete(SipResponse final) => Linger(Timings.Lifetime);
}

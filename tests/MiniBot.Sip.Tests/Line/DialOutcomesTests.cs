using MiniBot.Sip.Line;
using MiniBot.Sip.UserAgent;
using MiniBot.Telephony;

namespace MiniBot.Sip.Tests.Line;

public sealed class DialOutcomesTests
{
    [Theory]
    [InlineData(400, "Failed")]
    [InlineData(403, "Rejected")]
    [InlineData(404, "Unreachable")]
    [InlineData(408, "NoAnswer")]
    [InlineData(410, "Unreachable")]
    [InlineData(480, "NoAnswer")]
    [InlineData(484, "Unreachable")]
    [InlineData(486, "Busy")]
    [InlineData(487, "NoAnswer")]
    [InlineData(488, "Failed")]
    [InlineData(503, "Unreachable")]
    [InlineData(600, "Busy")]
    [InlineData(603, "Rejected")]
    [InlineData(604, "Unreachable")]
    [InlineData(606, "Failed")]
    [InlineData(607, "Rejected")]
    public void OfCode_FinalResponse_IsGrouped(int code, string outcome) =>
        DialOutcomes.OfCode(code).GetType().Name.ShouldBe(outcome);

    [Fact]
    public void Of_NoResponse_IsUnreachableWithoutCode() =>
        DialOutcomes.Of(new CallFailure.NoResponse()).ShouldBe(new DialOutcome.Unreachable(0));

    [Fact]
    public void Of_EachFailure_NamesItsStage()
    {
        Stage(new CallFailure.Redirected(302)).ShouldBe(DialStage.Redirect);
        Stage(new CallFailure.AuthenticationRefused(401)).ShouldBe(DialStage.Authentication);
        Stage(new CallFailure.TransportFailed()).ShouldBe(DialStage.Transport);
        Stage(new CallFailure.ProtocolBroken()).ShouldBe(DialStage.Negotiation);
    }

    private static DialStage Stage(CallFailure failure) => DialOutcomes.Of(failure).ShouldBeOfType<DialOutcome.Failed>().Stage;
}

using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

public sealed class PhoneticKeyTests
{
    [Theory]
    [InlineData("gâteaux", "gâteau")]
    [InlineData("intéressé", "intéressez")]
    [InlineData("qualité", "kalité")]
    [InlineData("phare", "fare")]
    [InlineData("oui \uD800\u0301😀", "oui")]
    [InlineData("\u0301", "")]
    public void Of_Homophones_IsOneKey(string a, string b) => PhoneticKey.Of(a).ShouldBe(PhoneticKey.Of(b));

    [Theory]
    [InlineData("maison", "raison")]
    [InlineData("taux", "taxe")]
    [InlineData("pas", "pour")]
    public void Of_DifferentWords_AreDifferentKeys(string a, string b) => PhoneticKey.Of(a).ShouldNotBe(PhoneticKey.Of(b));
}

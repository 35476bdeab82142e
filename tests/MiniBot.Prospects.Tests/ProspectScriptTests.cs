namespace MiniBot.Prospects.Tests;

public sealed class ProspectScriptTests
{
    private static readonly PersonaReply Once = new()
    {
        When = ["une minute"],
        Say = "qui êtes-vous",
        Times = 1,
    };
    private static readonly PersonaReply Yes = new() { When = ["une minute", "épargne"], Say = "oui" };
    private static readonly PersonaReply Anything = new() { Say = "non" };

    [Theory]
    [InlineData("Avez-vous une minute ?")]
    [InlineData("AVEZ-VOUS UNE MINUTE ?")]
    [InlineData("Déjà une épargne ?")]
    public void ReplyTo_AnyOfTheWords_Fits(string heard) => Script(Yes).ReplyTo(heard).ShouldBe(Yes);

    [Fact]
    public void ReplyTo_OtherWords_IsSilence() => Script(Once, Yes).ReplyTo("Bonjour").ShouldBeNull();

    [Fact]
    public void ReplyTo_SeveralThatFit_TakesTheFirst() => Script(Yes, Once).ReplyTo("une minute").ShouldBe(Yes);

    [Fact]
    public void ReplyTo_UsedUp_TakesTheNext()
    {
        var script = Script(Once, Yes);

        script.ReplyTo("une minute").ShouldBe(Once);
        script.ReplyTo("une minute").ShouldBe(Yes);
        script.ReplyTo("une minute").ShouldBe(Yes);
    }

    [Fact]
    public void ReplyTo_NoCondition_FitsAnything() => Script(Once, Anything).ReplyTo("").ShouldBe(Anything);

    private static ProspectScript Script(params PersonaReply[] replies) =>
        new(
            new Persona
            {
                Id = "test",
                FirstName = "",
                About = "",
                Expected = default,
                Replies = replies,
            }
        );
}

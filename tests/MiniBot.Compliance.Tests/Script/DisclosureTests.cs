using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.Policies;
using MiniBot.Compliance.Script;
using MiniBot.Compliance.Tests.Gate;

namespace MiniBot.Compliance.Tests.Script;

public sealed class DisclosureTests
{
    private static readonly IReadOnlyList<SpokenPart> s_parts = PolicyBook.Shipped.ByName("france")!.Spoken;

    [Theory]
    [InlineData("BONJOUR, JE SUIS UNE INTELLIGENCE ARTIFICIELLE POUR LE COMPTE DE SOLARIS ENERGIE, À PROPOS DE TOITURES. STOP !")]
    [InlineData("Je suis une I.A. : une IA, au nom de Solaris\u00a0Énergie, concernant l'énergie ; dites « stop ».")]
    [InlineData(
        "Une intelligence\nartificielle vous parle de la part de Solaris E\u0301nergie au sujet d'un devis. Vous pouvez vous opposer."
    )]
    public void MissingParts_CompleteOpening_None(string opening) =>
        Disclosure.MissingParts(s_parts, opening, "Solaris Énergie").ShouldBeEmpty();

    [Theory]
    [InlineData("La Dalia vous parle", "AI disclosure")]
    [InlineData("Sans postopération", "how to opt out")]
    public void MissingParts_WordsInsideOtherWords_DoNotCount(string opening, string missing) =>
        Disclosure.MissingParts(s_parts, opening, "Solaris").Select(part => part.Name).ShouldContain(missing);

    [Fact]
    public void MissingParts_BlankPrincipal_NeverNamed() =>
        Disclosure.MissingParts(s_parts, GateBench.Opening, " ").Select(part => part.Name).ShouldBe(["on whose behalf"]);

    [Fact]
    public void MissingParts_AnyText_NeverThrows() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(19, 1),
            Prop.ForAll<NonNull<string>>(text =>
                Disclosure.MissingParts(s_parts, text.Get + "\ud800", "Solaris").Count.ShouldBeInRange(0, s_parts.Count)
            )
        );
}

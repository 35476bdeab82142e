using MiniBot.Conversation.Understanding;

namespace MiniBot.Conversation.Tests.Understanding;

public class IntentTests
{
    [Theory]
    [InlineData("oui", Intent.Affirm)]
    [InlineData("Ben ouais, d’accord !", Intent.Affirm)]
    [InlineData("oui pas de problème", Intent.Affirm)]
    [InlineData("non pas de souci", Intent.Affirm)]
    [InlineData("pourquoi pas", Intent.Affirm)]
    [InlineData("j'ai une minute", Intent.Affirm)]
    [InlineData("non", Intent.Deny)]
    [InlineData("pas du tout", Intent.Deny)]
    [InlineData("bien sûr que non", Intent.Deny)]
    [InlineData("non j'ai pas", Intent.Deny)]
    [InlineData("ça m'intéresse", Intent.Interested)]
    [InlineData("je voudrais en savoir plus", Intent.Interested)]
    [InlineData("ça m'intéresse pas", Intent.NotInterested)]
    [InlineData("ça ne m'intéresse absolument pas", Intent.NotInterested)]
    [InlineData("CA M'INTERESSE PAS", Intent.NotInterested)]
    [InlineData("pas intéressée merci", Intent.NotInterested)]
    [InlineData("non merci", Intent.NotInterested)]
    [InlineData("vous vous trompez de numéro", Intent.WrongNumber)]
    [InlineData("il n'y a personne de ce nom ici", Intent.WrongNumber)]
    [InlineData("rappelez-moi demain", Intent.Callback)]
    [InlineData("vous me rappelez plus tard", Intent.Callback)]
    [InlineData("c'est pas le moment", Intent.Callback)]
    [InlineData("je ne suis pas disponible pour le moment", Intent.Callback)]
    [InlineData("il est pas là", Intent.Callback)]
    [InlineData("je veux parler à un humain", Intent.TransferHuman)]
    [InlineData("vous pouvez répéter", Intent.Repeat)]
    [InlineData("j'ai pas compris", Intent.Repeat)]
    [InlineData("Pardon ?", Intent.Repeat)]
    [InlineData("attendez une seconde", Intent.Wait)]
    [InlineData("laissez un message après le bip", Intent.Machine)]
    [InlineData("je sais pas trop", Intent.Unsure)]
    [InlineData("oui et non", Intent.Unsure)]
    [InlineData("c'est combien", Intent.Question)]
    [InlineData("vous êtes un robot ou quoi", Intent.Question)]
    [InlineData("j'ai pas le temps", Intent.Objection)]
    [InlineData("oui mais c'est trop cher", Intent.Objection)]
    [InlineData("c'est pas moi qui décide", Intent.Objection)]
    [InlineData("allô oui", Intent.Neutral)]
    [InlineData("le chat dort", Intent.Neutral)]
    [InlineData("", Intent.Neutral)]
    [InlineData("euh", Intent.Neutral)]
    public void Read_Utterance_HasIntent(string text, Intent intent) => IntentPack.French.Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("stop")]
    [InlineData("STOP !!!")]
    [InlineData("oui oui c'est bien mais ne m'appelez plus")]
    [InlineData("m'appelez plus")]
    [InlineData("ne me rappelez plus jamais")]
    [InlineData("me rappelez pas")]
    [InlineData("faut arrêter de m'appeler")]
    [InlineData("arrêtez de m'appeler s'il vous plaît")]
    [InlineData("retirez mon numéro de vos listes")]
    [InlineData("supprimez mon numéro")]
    [InlineData("je m'oppose à tout appel")]
    [InlineData("désinscrivez-moi")]
    [InlineData("plus jamais")]
    [InlineData("je veux plus être appelé")]
    [InlineData("je ne souhaite pas être démarché")]
    [InlineData("merci de ne plus me contacter")]
    [InlineData("je suis inscrit sur liste rouge")]
    [InlineData("arrêtez vos appels")]
    [InlineData("je veux que vous ne m'appeliez plus")]
    [InlineData("je veux plus recevoir d'appels")]
    [InlineData("perdez mon numéro")]
    [InlineData("je vous demande de ne pas me rappeler")]
    public void Read_HardOptOut_IsHeard(string text) => IntentPack.French.Read(text).IsHardOptOut.ShouldBeTrue();

    [Theory]
    [InlineData("n'arrêtez pas")]
    [InlineData("non n'arrêtez pas continuez")]
    [InlineData("rappelez-moi plus tard")]
    [InlineData("vous me rappelez plus tard")]
    [InlineData("je ne m'oppose pas")]
    [InlineData("laissez-moi réfléchir")]
    [InlineData("c'est ouvert non stop")]
    [InlineData("appelez plus tôt")]
    [InlineData("vous pourriez pas me rappeler demain")]
    [InlineData("je travaille dans une boîte")]
    public void Read_FalseFriend_IsNoOptOut(string text) => IntentPack.French.Read(text).Intent.ShouldNotBe(Intent.OptOut);

    [Theory]
    [InlineData("arrêtez")]
    [InlineData("laissez-moi tranquille")]
    [InlineData("foutez-moi la paix")]
    [InlineData("arrêtez je suis pas intéressé")]
    public void Read_AmbiguousOptOut_AsksOnce(string text)
    {
        var reading = IntentPack.French.Read(text);
        reading.Intent.ShouldBe(Intent.OptOut);
        reading.IsAmbiguous.ShouldBeTrue();
    }

    [Fact]
    public void Read_Utterance_GivesItsEvidence()
    {
        var reading = Scripts.Savings.Read("Euh… j'ai pas le temps, et puis c'est trop cher !", null);
        reading.Evidence.ShouldContain(words => words.Contains("temps", StringComparison.Ordinal));
        reading.AnswerId.ShouldBe("gen.obj.no_time");
        reading.Score.ShouldBeInRange(0.5, 1);
    }

    [Theory]
    [InlineData("c'est qui", "gen.faq.who_are_you")]
    [InlineData("c'est pourquoi", "gen.faq.purpose")]
    [InlineData("ça dure longtemps", "gen.faq.duration")]
    [InlineData("comment vous avez eu mon numéro", "gen.faq.how_got_number")]
    [InlineData("envoyez-moi un mail", "gen.obj.send_email")]
    [InlineData("c'est une arnaque", "gen.obj.no_trust")]
    [InlineData("j'ai déjà un conseiller", "fin.obj.has_banker")]
    [InlineData("je parle à une machine", "gen.faq.are_you_robot")]
    public void Read_Question_FindsItsAnswer(string text, string id) => Scripts.Savings.Read(text, null).AnswerId.ShouldBe(id);

    [Fact]
    public void Read_AnyText_NeverThrows()
    {
        var random = new Random(20260302);
        for (var run = 0; run < 3000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x10000)));
            IntentPack.French.Read(text).Score.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Read_AMegabyte_IsCut() =>
        IntentPack.French.Read(new string('a', 1_000_000) + " stop").Intent.ShouldBe(Intent.Neutral);

    [Fact]
    public void Phrases_Each_ReadAsSomethingExceptFalseFriends()
    {
        var unread = IntentPack.French.Phrases.Where(p =>
            IntentPack.French.Read(p) is { Intent: Intent.Neutral, IsGreeting: false, NamesTime: false }
        );
        unread.ShouldAllBe(p => FalseFriends.Any(f => p.Contains(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void PhraseBook_OfAScenario_HoldsItsOwnPhrases()
    {
        var phrases = PhraseBook.For(Scripts.Savings);
        phrases.ShouldContain("j'ai un livret");
        phrases.ShouldContain("ne m'appelez plus");
        phrases.ShouldContain("le matin");
        phrases.ShouldContain("vous êtes un robot");
        phrases.ShouldNotContain("");
        string.Concat(phrases).IndexOfAny(['(', ')', '|', '=']).ShouldBe(-1);
        phrases.ShouldBeUnique();
    }

    [Fact]
    public void PhraseBook_WithCatalogue_AddsOfEachEntryUntilItIsFull()
    {
        var own = PhraseBook.For(Scripts.Savings);
        var entries = Scripts.Savings.Catalogue.Entries;

        var phrases = PhraseBook.WithCatalogue(Scripts.Savings, own.Length + entries.Length);

        phrases.Take(own.Length).ShouldBe(own);
        phrases.Length.ShouldBe(own.Length + entries.Length);
        phrases.ShouldBeUnique();
        entries.Count(e => e.Phrases.Any(phrases.Contains)).ShouldBeGreaterThan(entries.Length * 9 / 10);
        PhraseBook.WithCatalogue(Scripts.Savings, most: 10).ShouldBe(own);
    }

    private static readonly string[] FalseFriends =
    [
        "arrêtez pas",
        "laissez-moi",
        "oppose pas",
        "dérangez pas",
        "appelez plus",
        "appelez pas",
    ];
}

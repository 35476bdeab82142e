using MiniBot.Cli.Agents;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Tests.Agents;

public sealed class LiveScenarioTests : IDisposable
{
    private const string Price = "gen.faq.price";

    private readonly string _folder = Directory.CreateTempSubdirectory("minibot-live-").FullName;
    private readonly List<string> _told = [];

    private string Catalogue => Path.Combine(_folder, "own.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ForNextCall_ChangedFile_IsReadForCallsThatBeginAfterwards()
    {
        var live = Open("Premier tarif.");
        var first = live.ForNextCall();
        Write("Second tarif, tout neuf.");

        var meanwhile = live.ForNextCall();
        await live.Reading;
        var after = live.ForNextCall();

        foreach (var call in (Scenario[])[first, meanwhile])
            call.Catalogue.Find(Price)!.Answer.Text.ShouldBe("Premier tarif.");
        after.Catalogue.Find(Price)!.Answer.Text.ShouldBe("Second tarif, tout neuf.");
        (after with { Catalogue = first.Catalogue }).ShouldBe(first);
        _told.ShouldBe(["own.yaml has changed: it was read again, for calls that begin now"]);
    }

    [Fact]
    public async Task ForNextCall_UnchangedFile_IsNotReadAgain()
    {
        var live = Open("Premier tarif.");

        var first = live.ForNextCall();
        await live.Reading;

        live.ForNextCall().ShouldBeSameAs(first);
        _told.ShouldBeEmpty();
    }

    [Fact]
    public async Task ForNextCall_BrokenFile_KeepsTheOldEntriesAndSaysWhyOnce()
    {
        var live = Open("Premier tarif.");
        File.WriteAllText(
            Catalogue,
            "language: fr\ntheme: general\nentries:\n  - id: price\n    type: faq\n    answer: Un tarif.\n"
        );

        for (var call = 0; call < 3; call++)
        {
            live.ForNextCall().Catalogue.Find(Price)!.Answer.Text.ShouldBe("Premier tarif.");
            await live.Reading;
        }

        _told.Count.ShouldBe(2);
        _told[0].ShouldStartWith("own.yaml:4:9: entries[1].id: 'price' is no id");
        _told[1].ShouldBe("own.yaml is wrong; the entries read before stay in force");
        Write("Le tarif est corrigé.");
        live.ForNextCall();
        await live.Reading;
        live.ForNextCall().Catalogue.Find(Price)!.Answer.Text.ShouldBe("Le tarif est corrigé.");
    }

    [Fact]
    public async Task ForNextCall_FileThatIsGone_KeepsTheOldEntries()
    {
        var live = Open("Premier tarif.");
        File.Delete(Catalogue);

        live.ForNextCall();
        await live.Reading;

        live.ForNextCall().Catalogue.Find(Price)!.Answer.Text.ShouldBe("Premier tarif.");
        _told.ShouldHaveSingleItem().ShouldEndWith("the entries read before stay in force");
    }

    [Fact]
    public void ForNextCall_NoCatalogue_IsTheScenario()
    {
        var scenario = Read("rendez-vous-energie.yaml", _ => null);

        new LiveScenario(scenario, _folder, _told.Add).ForNextCall().ShouldBeSameAs(scenario);
    }

    private LiveScenario Open(string answer)
    {
        Write(answer);
        var text = File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", "demo-epargne.yaml"));
        var named = text.Replace("catalogue: catalogues/demo-epargne.yaml", "catalogue: own.yaml", StringComparison.Ordinal);
        named.ShouldNotBe(text);
        return new LiveScenario(Parse(named, _ => File.ReadAllText(Catalogue)), _folder, _told.Add);
    }

    private void Write(string answer) =>
        File.WriteAllText(
            Catalogue,
            $"language: fr\ntheme: general\nentries:\n  - {{ id: {Price}, type: faq, answer: \"{answer}\" }}\n"
        );

    private static Scenario Read(string file, Func<string, string?> beside) =>
        Parse(File.ReadAllText(RepositoryRoot.Combine("data", "scenarios", file)), beside);

    private static Scenario Parse(string text, Func<string, string?> beside) =>
        ScenarioReader.Read(text, "test.yaml", beside).ShouldBeOfType<ScenarioOutcome.Valid>().Scenario;
}

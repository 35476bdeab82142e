using System.Collections.Immutable;
using MiniBot.Conversation.Rails;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Rails;

public class ReturnOrderTests
{
    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(35u)]
    [InlineData(36u)]
    [InlineData(71u)]
    [InlineData(4000000000u)]
    [InlineData(uint.MaxValue)]
    public void Next_UsesUpAllBeforeAnyComesTwice(uint seed)
    {
        foreach (var count in (int[])[1, 2, 7, 36])
            Enumerable
                .Range(0, count)
                .Select(used => new ReturnOrder(seed).Next(used, count))
                .Order()
                .ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public void Next_StartAndStrideComeFromTheSeed()
    {
        Sequence(0).ShouldBe([0, 1, 2, 3]);
        Sequence(5).ShouldBe([5, 6, 7, 8]);
        Sequence(36).ShouldBe([0, 5, 10, 15]);
        Sequence((36 * 6) + 35).ShouldBe([35, 6, 13, 20]);
        Sequence(36 * 35).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void For_SamePersonAndScenario_IsTheSame() => Of("Nadia").ShouldBe(Of("Nadia"));

    [Fact]
    public void For_ColumnsThatNoTextUses_DoNotCount()
    {
        var variables = ImmutableDictionary<string, string>.Empty.Add("first_name", "Nadia").Add("phone", "0");
        ReturnOrder.For(Scripts.Savings, variables).ShouldBe(Of("Nadia"));
    }

    [Fact]
    public void For_OtherPeopleOrPersonalities_Differs()
    {
        Of("Nadia").ShouldNotBe(Of("Paul"));
        Of("Nadia").ShouldNotBe(Of("Nadia", Scripts.Savings with { Personality = Personality.Calm }));
        Of("Nadia").ShouldNotBe(Of("Nadia", Scripts.Savings with { Name = "autre" }));
    }

    [Fact]
    public void For_ManyPeople_AllFirstQuestionsAreUsed() =>
        Enumerable.Range(0, 1000).Select(n => Of($"Nadia{n}").Next(0, 36)).Distinct().Count().ShouldBe(36);

    private static int[] Sequence(uint seed) => [.. Enumerable.Range(0, 4).Select(used => new ReturnOrder(seed).Next(used, 36))];

    private static ReturnOrder Of(string firstName, Scenario? scenario = null) =>
        ReturnOrder.For(scenario ?? Scripts.Savings, ImmutableDictionary<string, string>.Empty.Add("first_name", firstName));
}

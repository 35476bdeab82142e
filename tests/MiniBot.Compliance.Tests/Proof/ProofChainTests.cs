using System.Text.Json.Nodes;
using MiniBot.Compliance.Proof;
using MiniBot.Compliance.Tests.Gate;

namespace MiniBot.Compliance.Tests.Proof;

public sealed class ProofChainTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Verify_WholeOrEmptyChain_Null()
    {
        ProofChain.Verify(Chain(10)).ShouldBeNull();
        ProofChain.Verify([]).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    public void Verify_ContentChanged_NamesRecord(int at)
    {
        var chain = Chain(10);
        chain[at] = chain[at] with { Content = chain[at].Content.Replace("\"n\":", "\"m\":") };

        var broken = ProofChain.Verify(chain).ShouldNotBeNull();

        broken.Sequence.ShouldBe(at + 1);
        broken.Why.ShouldContain("was changed");
    }

    [Fact]
    public void Verify_RecordChangedAndRehashed_NextDoesNotFollow()
    {
        var chain = Chain(10);
        chain[4] = ProofChain.Link(chain[3], new ProofEntry(s_at, "forged", []));

        ProofChain.Verify(chain).ShouldNotBeNull().Sequence.ShouldBe(6);
    }

    [Fact]
    public void Verify_RecordRemoved_NamesItsPlace()
    {
        var chain = Chain(10);
        chain.RemoveAt(6);

        ProofChain.Verify(chain).ShouldNotBeNull().Sequence.ShouldBe(7);
    }

    [Fact]
    public void Verify_RecordsSwapped_NamesFirst()
    {
        var chain = Chain(10);
        (chain[2], chain[3]) = (chain[3], chain[2]);

        ProofChain.Verify(chain).ShouldNotBeNull().Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task Gate_EveryDecision_StandsInAWholeChainWithoutTheNumber()
    {
        var bench = new GateBench();
        await bench.AttemptAsync(GateBench.France);
        await bench.RefuseAsync(GateBench.France with { CallerId = "" });

        ProofChain.Verify(bench.Ledger.Proofs).ShouldBeNull();
        bench.Ledger.Proofs.Count.ShouldBe(2);
        var granted = JsonNode.Parse(bench.Ledger.Proofs[0].Content)!;
        granted["kind"]!.GetValue<string>().ShouldBe("gate.granted");
        granted["facts"]!["policy"]!.GetValue<string>().ShouldBe("france");
        granted["facts"]!["local_times"]![0]!.GetValue<string>().ShouldBe("2026-11-02T10:30:00+01:00");
        bench.Ledger.Proofs[1].Content.ShouldContain("\"reason\":\"CALLER_ID_HIDDEN\"");
        bench.Ledger.Proofs.ShouldAllBe(proof => !proof.Content.Contains("199000001"));
    }

    private static List<ProofRecord> Chain(int count)
    {
        var chain = new List<ProofRecord>();
        for (var i = 0; i < count; i++)
            chain.Add(
                ProofChain.Link(chain.LastOrDefault(), new ProofEntry(s_at.AddSeconds(i), "test", new JsonObject { ["n"] = i }))
            );
        return chain;
    }
}

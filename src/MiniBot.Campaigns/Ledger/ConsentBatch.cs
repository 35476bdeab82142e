using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Ledger;

/// <summary>Enters consents within a transaction that the caller holds; the same consent entered again changes nothing.</summary>
internal sealed class ConsentBatch(CampaignContext context, DateTimeOffset now)
{
    /// <summary>How many were new.</summary>
    public async Task<int> AddAsync(
        IReadOnlyList<(PartyKey Party, ConsentTerms Terms)> consents,
        CancellationToken cancellationToken
    )
    {
        var byId = new Dictionary<Guid, (PartyKey Party, ConsentTerms Terms)>();
        foreach (var consent in consents)
            byId.TryAdd(IdOf(consent.Party, consent.Terms), consent);
        var ids = byId.Keys.ToList();
        foreach (
            var known in await context
                .Consents.Where(row => ids.Contains(row.Id))
                .Select(row => row.Id)
                .ToListAsync(cancellationToken)
        )
            byId.Remove(known);
        if (byId.Count == 0)
            return 0;
        await EnterAsync(byId, cancellationToken);
        return byId.Count;
    }

    private async Task EnterAsync(
        Dictionary<Guid, (PartyKey Party, ConsentTerms Terms)> consents,
        CancellationToken cancellationToken
    )
    {
        var parties = consents.Values.Select(consent => consent.Party.Value).Distinct().ToList();
        var lastHashes = await LastHashesAsync(parties, cancellationToken);
        foreach (var (id, (party, terms)) in consents)
        {
            var record = ConsentRecord.Create(id, party, terms, lastHashes.GetValueOrDefault(party.Value, ""));
            lastHashes[party.Value] = record.Hash;
            context.Consents.Add(
                new ConsentRow
                {
                    Id = record.Id,
                    Party = party.Value,
                    Terms = terms,
                    PreviousHash = record.PreviousHash,
                    Hash = record.Hash,
                    RecordedAt = now,
                }
            );
        }

        var known = await context
            .Parties.Where(row => parties.Contains(row.Party))
            .ToDictionaryAsync(row => row.Party, cancellationToken);
        foreach (var party in parties)
        {
            if (!known.TryGetValue(party, out var row))
                context.Parties.Add(row = new PartyRow { Party = party });
            row.Revision++;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<string, string>> LastHashesAsync(List<string> parties, CancellationToken cancellationToken)
    {
        var rows = await context
            .Consents.Where(row => parties.Contains(row.Party))
            .OrderBy(row => row.RecordedAt)
            .Select(row => new { row.Party, row.Hash })
            .ToListAsync(cancellationToken);
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            last[row.Party] = row.Hash;
        return last;
    }

    /// <summary>The same party and terms give the same id.</summary>
    private static Guid IdOf(PartyKey party, ConsentTerms terms) =>
        Guid.ParseExact(ConsentRecord.Create(Guid.Empty, party, terms, "").Hash[..32], "N");
}

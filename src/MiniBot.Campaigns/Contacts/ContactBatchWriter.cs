using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniBot.Campaigns.Ledger;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;

namespace MiniBot.Campaigns.Contacts;

/// <summary>Writes an import's rows batch by batch, each in one transaction, and counts what became of them.</summary>
internal sealed class ContactBatchWriter(CampaignDatabase database, Guid campaignId, TimeProvider time, ImportReport report)
{
    /// <summary>The parties of this file so far, by the first 8 bytes of their fingerprints.</summary>
    private readonly HashSet<ulong> _seen = [];

    /// <summary>Writes the rows and empties the list.</summary>
    public async Task WriteAsync(List<ContactRow> batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var parties = batch.Select(row => row.Party.Value).Distinct().ToList();
        var known = await context
            .Contacts.Where(contact => contact.CampaignId == campaignId && parties.Contains(contact.Party))
            .ToDictionaryAsync(contact => contact.Party, cancellationToken);
        var added = new List<Contact>();
        foreach (var row in batch)
            Enter(row, known, added);
        await context.SaveChangesAsync(cancellationToken);
        await ContactInsert.RunAsync(context, added, cancellationToken);
        List<(PartyKey, ConsentTerms)> consents =
        [
            .. batch.Where(row => row.Consent is not null).Select(row => (row.Party, row.Consent!)),
        ];
        report.ConsentsAdded += await new ConsentBatch(context, time.GetUtcNow()).AddAsync(consents, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        batch.Clear();
    }

    private void Enter(ContactRow row, Dictionary<string, Contact> known, List<Contact> added)
    {
        var again = !_seen.Add(ulong.Parse(row.Party.Value.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        if (row.Consent is null)
            report.WithoutConsent++;
        if (known.TryGetValue(row.Party.Value, out var contact))
        {
            var changed = Merge(contact, row);
            if (again)
                report.Merged++;
            else if (changed)
                report.Updated++;
            else
                report.Unchanged++;
            return;
        }

        contact = new Contact
        {
            CampaignId = campaignId,
            Number = row.Number,
            Party = row.Party.Value,
            TargetUri = row.TargetUri,
            Variables = row.Variables,
        };
        known[row.Party.Value] = contact;
        added.Add(contact);
        report.Added++;
    }

    /// <summary>The row's values win; what it does not have is kept.</summary>
    private static bool Merge(Contact contact, ContactRow row)
    {
        var merged = new Dictionary<string, string>(contact.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in row.Variables)
            merged[name] = value;
        var target = row.TargetUri ?? contact.TargetUri;
        var same =
            target == contact.TargetUri
            && merged.Count == contact.Variables.Count
            && merged.All(pair => contact.Variables.TryGetValue(pair.Key, out var value) && value == pair.Value);
        if (same)
            return false;
        contact.TargetUri = target;
        contact.Variables = merged;
        return true;
    }
}

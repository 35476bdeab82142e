using MiniBot.Campaigns.Contacts.Csv;
using MiniBot.Campaigns.Storage;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Campaigns.Contacts;

/// <summary>
/// Imports contacts with their consents from CSV, streaming, in batches that are each written whole or not at all. Importing a file again
/// changes nothing; rows of one number are merged, later values winning.
/// </summary>
public sealed class ContactImport(CampaignDatabase database, NumberingPlan plan, PartyHasher hasher, TimeProvider time)
{
    private const int BatchRows = 1000;

    /// <summary>Imports a file into a campaign.</summary>
    /// <param name="campaignId">The campaign; it must exist.</param>
    /// <param name="csv">The file, seekable; the caller disposes of it.</param>
    /// <param name="progress">Told the rows read so far after each batch, or null.</param>
    /// <param name="cancellationToken">Stops after the batch being written.</param>
    public async Task<ImportReport> ImportAsync(
        Guid campaignId,
        Stream csv,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var report = new ImportReport();
        var dialect = CsvDialect.Detect(csv);
        using var text = new StreamReader(csv, dialect.Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var records = new CsvReader(text, dialect.Delimiter);
        if (records.Read() is not { } first)
            return report.Fail(1, "the file is empty");
        if (ContactHeader.TryRead(first.Fields, out var problem) is not { } header)
            return report.Fail(first.Line, first.Problem ?? problem!);
        var rows = new ContactRowReader(header, plan, hasher, report);
        var writer = new ContactBatchWriter(database, campaignId, time, report);
        var batch = new List<ContactRow>(BatchRows);
        while (records.Read() is { } record)
        {
            report.Rows++;
            if (rows.Read(record) is { } row)
                batch.Add(row);
            if (batch.Count < BatchRows)
                continue;
            await writer.WriteAsync(batch, cancellationToken);
            progress?.Report(report.Rows);
        }

        await writer.WriteAsync(batch, cancellationToken);
        progress?.Report(report.Rows);
        return report;
    }
}

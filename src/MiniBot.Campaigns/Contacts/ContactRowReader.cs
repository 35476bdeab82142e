using System.Globalization;
using MiniBot.Campaigns.Contacts.Csv;
using MiniBot.Compliance.Ledger;
using MiniBot.Compliance.Numbering;

namespace MiniBot.Campaigns.Contacts;

/// <summary>Turns records into contacts; what it refuses or leaves out goes to the report with its line and column.</summary>
internal sealed class ContactRowReader(ContactHeader header, NumberingPlan plan, PartyHasher hasher, ImportReport report)
{
    private static readonly string[] s_instants =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "dd/MM/yyyy",
        "dd/MM/yyyy HH:mm",
        "dd/MM/yyyy HH:mm:ss",
    ];

    /// <summary>The contact, or null when the row is refused.</summary>
    public ContactRow? Read(CsvRecord record)
    {
        if (record.Problem is not null)
            return Refuse(record.Line, "", record.Problem);
        if (record.Fields.Count != header.Count)
            return Refuse(record.Line, "", $"has {record.Fields.Count} fields where the header has {header.Count}");
        if (record.Fields.Any(field => field.Contains('\ufffd', StringComparison.Ordinal)))
            return Refuse(record.Line, "", "is not in the file's encoding; save the file as UTF-8");
        if (plan.Read(header.Field(record.Fields, ContactColumn.Phone)) is not NumberReading.Valid valid)
            return Refuse(record.Line, "phone", DescribeNumber(plan.Read(header.Field(record.Fields, ContactColumn.Phone))));
        return new ContactRow(
            record.Line,
            valid.Number.E164,
            hasher.Of(valid.Number),
            NullIfEmpty(header.Field(record.Fields, ContactColumn.Target)),
            header.Variables(record.Fields),
            ReadConsent(record)
        );
    }

    /// <summary>A consent that cannot be read is left out, and the contact kept: it will not be called without one.</summary>
    private ConsentTerms? ReadConsent(CsvRecord record)
    {
        string Field(ContactColumn column) => header.Field(record.Fields, column);
        if (Field(ContactColumn.ConsentPrincipal).Length == 0 && Field(ContactColumn.ConsentAt).Length == 0)
            return null;
        if (MissingConsentColumn(Field) is { } missing)
            return LeaveOut(record.Line, missing, "is empty: the consent is left out, and the contact will not be called");
        if (!TryReadInstant(Field(ContactColumn.ConsentAt), out var collectedAt))
            return LeaveOut(record.Line, "consent_at", "is no date like 2026-09-01T10:30:00+02:00 or 01/09/2026 10:30");
        DateTimeOffset? expires = null;
        if (Field(ContactColumn.ConsentExpires) is { Length: > 0 } written)
        {
            if (!TryReadInstant(written, out var at))
                return LeaveOut(record.Line, "consent_expires", "is no date like 2027-09-01 or 01/09/2027");
            expires = at;
        }

        return new ConsentTerms
        {
            Principal = Field(ContactColumn.ConsentPrincipal),
            Channel = Field(ContactColumn.ConsentChannel),
            Purposes = Field(ContactColumn.ConsentPurpose)
                .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Text = Field(ContactColumn.ConsentText),
            Evidence = Field(ContactColumn.ConsentEvidence),
            CollectedAt = collectedAt,
            CollectedBy = NullIfEmpty(Field(ContactColumn.ConsentBy)),
            ExpiresAt = expires,
        };
    }

    private static string? MissingConsentColumn(Func<ContactColumn, string> field) =>
        field(ContactColumn.ConsentPrincipal).Length == 0 ? "consent_principal"
        : field(ContactColumn.ConsentChannel).Length == 0 ? "consent_channel"
        : field(ContactColumn.ConsentPurpose).Length == 0 ? "consent_purpose"
        : field(ContactColumn.ConsentText).Length == 0 ? "consent_text"
        : field(ContactColumn.ConsentEvidence).Length == 0 ? "consent_evidence"
        : field(ContactColumn.ConsentAt).Length == 0 ? "consent_at"
        : null;

    /// <summary>Without an offset, UTC is meant.</summary>
    private static bool TryReadInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, s_instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    private static string DescribeNumber(NumberReading number) =>
        number switch
        {
            NumberReading.Emergency => "is an emergency number",
            NumberReading.Premium => "is a service or special-rate number",
            NumberReading.Invalid invalid => invalid.Why,
            _ => "cannot be called",
        };

    private ContactRow? Refuse(int line, string column, string why)
    {
        report.Refuse(line, column, why);
        return null;
    }

    private ConsentTerms? LeaveOut(int line, string column, string why)
    {
        report.Note(line, column, why);
        return null;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MiniBot.Campaigns.Contacts;

/// <summary>What each column of a file is, told from its header in French or English, without regard to case, accents and punctuation.</summary>
internal sealed class ContactHeader
{
    private static readonly FrozenDictionary<string, ContactColumn> s_known = Names(
        (
            ContactColumn.Phone,
            "phone phone_number telephone telephone_portable tel mobile portable numero numero_de_telephone number gsm"
        ),
        (ContactColumn.Target, "sip sip_uri target target_uri"),
        (ContactColumn.ConsentPrincipal, "consent_principal consentement_mandant"),
        (ContactColumn.ConsentChannel, "consent_channel consentement_canal"),
        (ContactColumn.ConsentPurpose, "consent_purpose consent_purposes consentement_objet"),
        (ContactColumn.ConsentText, "consent_text consentement_texte"),
        (ContactColumn.ConsentAt, "consent_at consent_date consentement_date consentement_le"),
        (ContactColumn.ConsentEvidence, "consent_evidence consentement_preuve"),
        (ContactColumn.ConsentExpires, "consent_expires consent_expires_at consentement_expiration"),
        (ContactColumn.ConsentBy, "consent_by consentement_par")
    );

    private static readonly FrozenDictionary<string, string> s_variables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["prenom"] = "first_name",
        ["firstname"] = "first_name",
        ["given_name"] = "first_name",
        ["nom"] = "last_name",
        ["nom_de_famille"] = "last_name",
        ["lastname"] = "last_name",
        ["surname"] = "last_name",
        ["civilite"] = "title",
        ["ville"] = "city",
        ["code_postal"] = "postal_code",
        ["zip"] = "postal_code",
        ["zip_code"] = "postal_code",
        ["postcode"] = "postal_code",
        ["societe"] = "company",
        ["entreprise"] = "company",
        ["courriel"] = "email",
        ["mail"] = "email",
        ["e_mail"] = "email",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly (ContactColumn Column, string Variable)[] _columns;

    private ContactHeader((ContactColumn Column, string Variable)[] columns) => _columns = columns;

    /// <summary>How many fields a row has.</summary>
    public int Count => _columns.Length;

    /// <summary>Reads a header; null with a problem when a needed column is missing or one stands twice.</summary>
    public static ContactHeader? TryRead(IReadOnlyList<string> names, out string? problem)
    {
        var columns = names.Select(name => Identify(Fold(name))).ToArray();
        var doubled = columns
            .Where(column => column.Column != ContactColumn.Variable)
            .GroupBy(column => column.Column)
            .FirstOrDefault(same => same.Count() > 1);
        problem =
            doubled is not null ? $"the header has two columns for {doubled.Key}; keep one"
            : columns.All(column => column.Column != ContactColumn.Phone)
                ? "the header names no phone column; call it \"phone\" or \"telephone\""
            : null;
        return problem is null ? new ContactHeader(columns) : null;
    }

    /// <summary>The field of a column, trimmed; empty when the file has no such column.</summary>
    public string Field(IReadOnlyList<string> fields, ContactColumn column)
    {
        var at = Array.FindIndex(_columns, known => known.Column == column);
        return at < 0 ? "" : fields[at].Trim();
    }

    /// <summary>The further columns that have a value, by name.</summary>
    public Dictionary<string, string> Variables(IReadOnlyList<string> fields)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is (ContactColumn.Variable, { Length: > 0 } name) && fields[i].Trim() is { Length: > 0 } value)
                variables[name] = value;
        }

        return variables;
    }

    private static (ContactColumn Column, string Variable) Identify(string name) =>
        (s_known.GetValueOrDefault(name, ContactColumn.Variable), s_variables.GetValueOrDefault(name, name));

    /// <summary>"Téléphone portable" is telephone_portable.</summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            foreach (var letter in rune.ToString().Normalize(NormalizationForm.FormD))
            {
                if (char.IsLetterOrDigit(letter))
                    folded.Append(char.ToLowerInvariant(letter));
                else if (
                    CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                    && folded.Length > 0
                    && folded[^1] != '_'
                )
                    folded.Append('_');
            }
        }

        return folded.ToString().Trim('_');
    }

    private static FrozenDictionary<string, ContactColumn> Names(params (ContactColumn Column, string Names)[] columns) =>
        columns
            .SelectMany(column => column.Names.Split(' ').Select(name => (name, column.Column)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Column, StringComparer.Ordinal);
}

namespace MiniBot.Campaigns.Contacts;

/// <summary>The columns that mean something to the product; every other column becomes a variable.</summary>
internal enum ContactColumn
{
    Variable,
    Phone,
    Target,
    ConsentPrincipal,
    ConsentChannel,
    ConsentPurpose,
    ConsentText,
    ConsentAt,
    ConsentEvidence,
    ConsentExpires,
    ConsentBy,
}

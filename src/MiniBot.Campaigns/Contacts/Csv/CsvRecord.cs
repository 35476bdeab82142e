namespace MiniBot.Campaigns.Contacts.Csv;

/// <summary>One record of a CSV file, or what is wrong with it.</summary>
/// <param name="Line">The line on which it starts, counted from 1.</param>
/// <param name="Fields">Its fields, unquoted; empty when it is malformed.</param>
/// <param name="Problem">Why it is malformed, or null.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string> Fields, string? Problem);

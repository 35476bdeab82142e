using System.Collections.Frozen;
using MiniBot.Compliance.DataFiles;

namespace MiniBot.Compliance.Numbering;

/// <summary>Reads a numbering plan's data file.</summary>
internal static class NumberingPlanReader
{
    public static NumberingPlan ReadShipped(string name) => ShippedFile.Read($"numbering/{name}.yaml", TryRead);

    public static NumberingPlan? TryRead(string source, string text, out IReadOnlyList<DataFileError> errors)
    {
        var file = new YamlFile(source);
        var root = file.TryOpen(text);
        var data = root is null ? null : ReadRoot(root);
        root?.RefuseUnknownKeys();
        errors = file.Errors;
        return data is null || errors.Count > 0 ? null : new NumberingPlan(data);
    }

    private static NumberingPlanData ReadRoot(YamlMap map) =>
        new(
            map.Text("country"),
            map.Text("international_prefix"),
            map.Text("trunk_prefix"),
            map.Maps("regions", required: true, ReadRegion),
            map.Texts("emergency", required: true).ToFrozenSet(StringComparer.Ordinal),
            map.Texts("premium_starts"),
            map.Texts("premium_short_starts"),
            map.Whole("short_max_digits", 0, 8),
            map.Texts("fictional_starts")
        );

    private static NumberingRegion ReadRegion(YamlMap map) =>
        new(
            map.Text("code"),
            map.Texts("starts", required: true),
            map.Wholes("digits", 1, PhoneNumber.MaxDigits),
            map.Flag("national"),
            ZoneReader.Read(map, "zones", map.Texts("zones", required: true))
        );
}

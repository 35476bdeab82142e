using System.CommandLine;
using System.Globalization;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The installation's database; its secret stands beside it.</summary>
    public static Option<string> Database() =>
        new("--db")
        {
            Description = "The database file.",
            DefaultValueFactory = _ => Path.Combine(UserFolder.Data, "minibot.db"),
        };

    public static Option<string> Scenario() =>
        new("--scenario") { Description = "A scenario file, or the name of a shipped one.", Required = true };

    public static Option<Theme> Theme() =>
        new("--theme")
        {
            Description = "The theme that is loaded beside the general entries: general, finance, crypto or energy.",
        };

    public static Option<string> Language()
    {
        var language = new Option<string>("--language") { Description = "The language: fr.", DefaultValueFactory = _ => "fr" };
        language.AcceptOnlyFromAmong("fr");
        return language;
    }

    public static Option<bool> TextOnly() =>
        new("--text") { Description = "Understand typed text alone (RFC 4103), also where speech models are there." };

    /// <summary>A whole number within limits.</summary>
    public static Option<int> Number(string name, string description, int from, int to, int standard) =>
        new(name)
        {
            Description = $"{description}, {from} to {to}.",
            DefaultValueFactory = _ => standard,
            CustomParser = argument =>
            {
                if (
                    int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= from
                    && number <= to
                )
                    return number;
                argument.AddError($"{name} takes {from} to {to}.");
                return standard;
            },
        };

    /// <summary>A share from 0 to 1, with a point.</summary>
    public static Option<double> Share(string name, string description, double standard) =>
        new(name)
        {
            Description = $"{description}, 0 to 1.",
            DefaultValueFactory = _ => standard,
            CustomParser = argument =>
            {
                if (
                    double.TryParse(
                        argument.Tokens[0].Value,
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var share
                    ) && share is >= 0 and <= 1
                )
                    return share;
                argument.AddError($"{name} takes 0 to 1, such as 0.15.");
                return standard;
            },
        };
}

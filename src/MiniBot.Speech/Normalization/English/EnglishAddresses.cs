using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.English;

/// <summary>E-mail and web addresses: "contact at example dot com".</summary>
internal static partial class EnglishAddresses
{
    /// <summary>The whole text with its addresses as they are said.</summary>
    public static string Say(string text) =>
        Address().Replace(text, match => $" {SayParts(match.Groups["said"].Value.TrimEnd('/'))} ");

    private static string SayParts(string address) =>
        Sign()
            .Replace(
                address,
                match =>
                    match.Value switch
                    {
                        "@" => " at ",
                        "." => " dot ",
                        "-" => " dash ",
                        "_" => " underscore ",
                        "/" => " slash ",
                        _ => $" {EnglishNumber.Say(match.Value)} ",
                    }
            )
            .Trim();

    [GeneratedRegex(
        @"(?<![\w.+-])(?:(?<said>[A-Za-z0-9][A-Za-z0-9._-]{0,62}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,10})|(?:https?://)?(?<said>(?:www\.)?(?:[a-z0-9-]{2,63}\.){1,4}(?:com|org|net|uk|us|io|eu|info)(?:/[A-Za-z0-9._-]*[A-Za-z0-9])*)/?)(?![\w-])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"[@._/-]|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}

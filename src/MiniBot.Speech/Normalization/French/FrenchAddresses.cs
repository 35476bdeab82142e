using System.Text.RegularExpressions;

namespace MiniBot.Speech.Normalization.French;

/// <summary>E-mail and web addresses: "contact arobase exemple point fr".</summary>
internal static partial class FrenchAddresses
{
    /// <summary>Endings that are said as words; the others are spelled.</summary>
    private static readonly string[] SaidEndings = ["com", "net", "info", "pro", "bio", "paris", "shop"];

    /// <summary>The whole text with its addresses as they are said.</summary>
    public static string Say(string text) => Web().Replace(Mail().Replace(text, SayMail), SayWeb);

    private static string SayMail(Match match) =>
        $" {SayPart(match.Groups["user"].Value)} arobase {SayHost(match.Groups["host"].Value)} ";

    private static string SayWeb(Match match)
    {
        var host = match.Groups["host"].Value;
        var www = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        var path = match.Groups["path"].Value.TrimEnd('/');
        return $" {(www ? "trois double vé point " : "")}{SayHost(www ? host[4..] : host)} {SayPart(path)} ";
    }

    private static string SayHost(string host)
    {
        var dot = host.LastIndexOf('.');
        var ending = host[(dot + 1)..].ToLowerInvariant();
        var said = SaidEndings.Contains(ending, StringComparer.Ordinal) ? ending : FrenchLetters.Spell(ending);
        return $"{SayPart(host[..dot])} point {said}";
    }

    private static string SayPart(string part) =>
        Sign()
            .Replace(
                part,
                match =>
                    match.Value switch
                    {
                        "." => " point ",
                        "-" => " tiret ",
                        "_" => " tiret bas ",
                        "/" => " barre oblique ",
                        "+" => " plus ",
                        "?" => " point d'interrogation ",
                        "=" => " égale ",
                        "&" => " et ",
                        "#" => " dièse ",
                        "%" => " pour cent ",
                        _ => $" {FrenchNumber.Say(match.Value)} ",
                    }
            )
            .Trim();

    [GeneratedRegex(
        @"(?<![\w.+-])(?<user>[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?)@(?<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,10})(?![\w-])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"(?<![\w@.-])(?:https?://(?<host>(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10})|(?<host>www(?:\.[A-Za-z0-9-]{1,63}){1,4}\.[A-Za-z]{2,10})|(?<host>(?:[a-z0-9-]{2,63}\.){1,4}(?:fr|com|net|org|eu|info|gouv\.fr|be|ch|io|pro)))(?![\w-])(?<path>(?:/[A-Za-z0-9._~?=&#%+-]*[A-Za-z0-9/])*)/?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Web();

    [GeneratedRegex(@"[._/+?=&#%-]|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}

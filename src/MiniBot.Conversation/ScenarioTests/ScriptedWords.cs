using System.Text.Json;

namespace MiniBot.Conversation.ScenarioTests;

/// <summary>How values are written in files and told in reports.</summary>
internal static class ScriptedWords
{
    /// <summary>affirm, not_interested, …</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>True when one text holds the other; case and the form of apostrophes do not matter.</summary>
    public static bool Holds(string text, string part) => Plain(text).Contains(Plain(part), StringComparison.OrdinalIgnoreCase);

    /// <summary>True when they are the same; case and the form of apostrophes do not matter.</summary>
    public static bool Same(string a, string b) => string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => text.Trim().Replace('’', '\'');
}

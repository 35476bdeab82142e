using MiniBot.Conversation.Matching;

namespace MiniBot.Conversation.Tests.Matching;

/// <summary>Texts as the matcher compares them.</summary>
internal static class Folding
{
    public static string Of(string text)
    {
        var folded = new char[(3 * text.Length) + 3];
        return new string(folded, 0, TextFolding.Fold(text, folded));
    }
}

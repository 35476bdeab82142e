using MiniBot.Conversation.Freestyle;
using MiniBot.Conversation.Texts;

namespace MiniBot.Conversation.Rails;

/// <summary>What the caller can be answering, judged by how much of our words they have heard.</summary>
internal static class HeardWords
{
    /// <summary>A question can be answered once this much of its words is out: "souhaitez-vous être rapp…" "oui".</summary>
    private const double MostOfIt = 0.6;

    /// <summary>True when most of a question in <paramref name="text"/> was heard.</summary>
    /// <param name="text">What we were saying.</param>
    /// <param name="wordsHeard">How many of its words were heard whole.</param>
    /// <param name="isLast">True when nothing follows: then its last sentence awaits an answer, question mark or not.</param>
    public static bool HoldQuestion(string text, int wordsHeard, bool isLast)
    {
        var splitter = new SentenceSplitter();
        string[] sentences = [.. splitter.Push(text), .. splitter.Flush()];
        var before = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var words = SpokenWords.Count(sentences[i]);
            var isQuestion = sentences[i].AsSpan().TrimEnd().EndsWith("?") || (isLast && i == sentences.Length - 1);
            if (isQuestion && wordsHeard - before >= MostOfIt * words)
                return true;
            before += words;
        }

        return false;
    }
}

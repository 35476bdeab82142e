using System.Text.Json;
using MiniBot.Conversation.Rails;

namespace MiniBot.Conversation.Journals;

/// <summary>The parts of a journal's lines as a person reads them: the journal's own JSON.</summary>
internal static class JournalText
{
    public static string Of(CallInput input) => JsonSerializer.Serialize(input, JournalJson.Input);

    public static string Of(CallAction action) => JsonSerializer.Serialize(action, JournalJson.Action);

    public static string Of(Decision? decision) =>
        decision is null ? "nothing decided" : $"{decision.Rule} at {decision.Step ?? "no step"}, read as {Of(decision.Intent)}";

    private static string Of(Understanding.Intent? intent) =>
        intent is { } read ? JsonNamingPolicy.SnakeCaseLower.ConvertName(read.ToString()) : "nothing";
}

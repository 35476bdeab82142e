namespace MiniBot.Prospects;

/// <summary>
/// Follows a persona's replies through one call. Pure but for its own place in the script; one owner.
/// </summary>
public sealed class ProspectScript(Persona persona)
{
    private readonly int[] _used = new int[persona.Replies.Count];

    /// <summary>What the person answers to <paramref name="heard"/>; null to stay silent.</summary>
    public PersonaReply? ReplyTo(string heard)
    {
        for (var i = 0; i < persona.Replies.Count; i++)
        {
            var reply = persona.Replies[i];
            var usedUp = reply.Times > 0 && _used[i] >= reply.Times;
            if (usedUp || !Fits(reply, heard))
                continue;
            _used[i]++;
            return reply;
        }

        return null;
    }

    private static bool Fits(PersonaReply reply, string heard) =>
        reply.When.Count == 0 || reply.When.Any(words => heard.Contains(words, StringComparison.OrdinalIgnoreCase));
}

namespace MiniBot.Language;

/// <summary>What one question may take. A person waits on the telephone meanwhile, so the limits are short.</summary>
public sealed record ChatLimits
{
    /// <summary>From the question to the first word, waiting for a free place included; for each server.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From one piece of the answer to the next.</summary>
    public TimeSpan BetweenTokens { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From the question to the end of the answer, over all servers.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest answer, in tokens; the server is told.</summary>
    public int MaxTokens { get; init; } = 160;

    /// <summary>The longest answer, in characters; the rest is not read, whatever the server was told.</summary>
    public int MaxCharacters { get; init; } = 2000;

    /// <summary>Questions that one server answers at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Questions that wait for a free place at one server; more are refused at once.</summary>
    public int MaxWaiting { get; init; } = 8;

    /// <summary>
    /// A server that failed more often than it answered, of at least this many questions in half a minute, is left alone for
    /// <see cref="Rest"/>: whoever asks hears so at once instead of waiting.
    /// </summary>
    public int FailuresBeforeRest { get; init; } = 3;

    /// <summary>How long a failing server is left alone; then one question tries it again.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest time for loading a model before a campaign.</summary>
    public TimeSpan Loading { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the limits; empty when they can be used.</summary>
    /// <param name="key">The name that they have where they are set.</param>
    public IEnumerable<OptionProblem> Validate(string key)
    {
        foreach (
            var (name, value, least, most) in new[]
            {
                ("first_token", FirstToken, 0.1, 60d),
                ("between_tokens", BetweenTokens, 0.1, 60),
                ("total", Total, 0.1, 300),
                ("rest", Rest, 0.5, 3600),
                ("loading", Loading, 1, 3600),
            }
        )
        {
            if (value < TimeSpan.FromSeconds(least) || value > TimeSpan.FromSeconds(most))
                yield return new($"{key}.{name}", $"{value.TotalSeconds} s is out of range", $"give {least} to {most} s");
        }

        foreach (
            var (name, value, least, most) in new[]
            {
                ("max_tokens", MaxTokens, 8, 4096),
                ("max_characters", MaxCharacters, 50, 20_000),
                ("concurrency", Concurrency, 1, 1000),
                ("max_waiting", MaxWaiting, 0, 1000),
                ("failures_before_rest", FailuresBeforeRest, 2, 1000),
            }
        )
        {
            if (value < least || value > most)
                yield return new($"{key}.{name}", $"{value} is out of range", $"give {least} to {most}");
        }
    }
}

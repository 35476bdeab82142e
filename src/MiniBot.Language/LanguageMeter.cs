using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace MiniBot.Language;

/// <summary>What is measured of language models, by the names of OpenTelemetry's conventions for generative AI.</summary>
public sealed class LanguageMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "MiniBot.Language";

    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "gen_ai.client.operation.duration",
        "s",
        "From a question to the end of its answer."
    );

    private static readonly Histogram<double> s_firstChunk = s_meter.CreateHistogram<double>(
        "gen_ai.client.operation.time_to_first_chunk",
        "s",
        "From a question to the first word of its answer."
    );

    private static readonly Histogram<long> s_tokens = s_meter.CreateHistogram<long>(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens of prompts and of answers."
    );

    private static readonly Histogram<double> s_pace = s_meter.CreateHistogram<double>(
        "minibot.language.pace",
        "{token}/s",
        "Tokens a second after the first."
    );

    private static readonly Counter<long> s_lookups = s_meter.CreateCounter<long>(
        "minibot.language.cache.lookups",
        "{question}",
        "Questions that were looked up among the kept answers."
    );

    private readonly TagList _tags = new() { { "gen_ai.operation.name", "chat" } };

    /// <param name="server">What the client tells of its server.</param>
    internal LanguageMeter(ChatClientMetadata? server)
    {
        if (server?.ProviderName is { } provider)
            _tags.Add("gen_ai.provider.name", provider);
        if (server?.DefaultModelId is { } model)
            _tags.Add("gen_ai.request.model", model);
        if (server?.ProviderUri is { } address)
        {
            _tags.Add("server.address", address.Host);
            _tags.Add("server.port", address.Port);
        }
    }

    /// <summary>Counts a question that was looked up among kept answers.</summary>
    /// <param name="found">Whether there was one.</param>
    public static void CountLookup(bool found) => s_lookups.Add(1, new KeyValuePair<string, object?>("minibot.cache.hit", found));

    internal void Record(ModelOutcome outcome, TimeSpan elapsed)
    {
        var ended = _tags;
        ended.Add("minibot.outcome", outcome.GetType().Name.ToLowerInvariant());
        if (outcome is ModelOutcome.Failed failed)
            ended.Add("error.type", failed.Stage.ToString());
        s_duration.Record(elapsed.TotalSeconds, ended);
        if (outcome is not ModelOutcome.Answered { Usage: var usage })
            return;
        s_firstChunk.Record(usage.FirstToken.TotalSeconds, _tags);
        Count(usage.InputTokens, "input");
        Count(usage.OutputTokens, "output");
        if (usage.TokensPerSecond is { } pace)
            s_pace.Record(pace, _tags);
    }

    private void Count(long? tokens, string type)
    {
        if (tokens is not { } known)
            return;
        var tags = _tags;
        tags.Add("gen_ai.token.type", type);
        s_tokens.Record(known, tags);
    }
}

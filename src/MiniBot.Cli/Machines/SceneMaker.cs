using MiniBot.Audio;
using MiniBot.Conversation;

namespace MiniBot.Cli.Machines;

/// <summary>Makes scenes: what is heard of a called party from the answer on. The same seed gives the same scenes.</summary>
internal sealed class SceneMaker(ScenePart part, SceneVoices voices)
{
    /// <summary>A private person's greeting is no longer than this, in characters.</summary>
    private const int LongestPrivate = 26;

    private readonly SceneTexts _texts = SceneTexts.Load(part);

    public static IReadOnlyList<CalledParty> Classes { get; } = Enum.GetValues<CalledParty>();

    /// <summary>Scene <paramref name="number"/> of a class.</summary>
    public async Task<Scene> MakeAsync(CalledParty party, int number, int seed, CancellationToken cancellationToken)
    {
        var random = new Random(HashCode(seed, (int)party, number));
        var audio = new SceneAudio(random);
        var source = party switch
        {
            CalledParty.Human => await PersonAsync(audio, random, cancellationToken),
            CalledParty.Fax => Fax(audio, random),
            CalledParty.Silence => Nobody(audio, random),
            _ => await MachineAsync(party, audio, random, cancellationToken),
        };
        // The background tells nothing here: it is drawn alike for people and machines.
        var isLive = party == CalledParty.Silence || random.Next(2) == 0;
        return new Scene(party, $"{number:000}-{source}", audio.Line(isLive));
    }

    /// <summary>Picks up, waits to hear who it is, speaks again.</summary>
    private async Task<string> PersonAsync(SceneAudio audio, Random random, CancellationToken cancellationToken)
    {
        var voice = PickVoice(random);
        // One in eight answers as a business does.
        var isBusiness = random.Next(8) == 0;
        var greetings = _texts.Of(CalledParty.Human, voice.Language);
        var greeting = Pick([.. greetings.Where(text => text.Length > LongestPrivate == isBusiness)], random);
        audio.Pause(0.1, 2).Say(await voices.SpeakAsync(voice, greeting, cancellationToken)).Pause(1.2, 3);
        for (var again = random.Next(3); again > 0; again--)
        {
            var next = random.Next(4) == 0 ? greeting : Pick(_texts.AfterGreeting(voice.Language), random);
            audio.Say(await voices.SpeakAsync(voice, next, cancellationToken)).Pause(0.8, 3);
        }

        Last(audio, 9);
        return $"{voice.Language}-{voice.Name}";
    }

    private async Task<string> MachineAsync(
        CalledParty party,
        SceneAudio audio,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var prompts = RealPrompts.Find(party, part);
        var (source, speech) =
            prompts.Count > 0
            && random.Next(2) == 0
            && Pick(prompts, random) is var prompt
            && await RealPrompts.ReadAsync(prompt, cancellationToken) is { } real
                ? ($"real-{prompt.Speaker}", real)
                : await SpeakAsync(party, random, cancellationToken);
        audio.Pause(0.1, 2);
        if (party == CalledParty.Announcement && random.Next(5) < 2)
            audio.Tone(950, 0.33).Tone(1400, 0.33).Tone(1800, 0.33).Pause(0.3, 1);
        audio.Say(speech);
        if (party is CalledParty.Voicemail or CalledParty.NetworkVoicemail)
            audio.Pause(0.1, 1.2).Beep();
        else
            audio.Pause(0.8, 2).Say(speech);
        Last(audio, 8);
        audio.Pause(3, 4);
        return source;
    }

    private async Task<(string Source, PcmAudio Speech)> SpeakAsync(
        CalledParty party,
        Random random,
        CancellationToken cancellationToken
    )
    {
        var voice = PickVoice(random);
        var text = Pick(_texts.Of(party, voice.Language), random);
        return ($"{voice.Language}-{voice.Name}", await voices.SpeakAsync(voice, text, cancellationToken));
    }

    /// <summary>One that answers, or one that calls. ITU-T T.30 §4.</summary>
    private static string Fax(SceneAudio audio, Random random)
    {
        if (random.Next(3) == 0)
        {
            audio.Pause(0.2, 1);
            for (var i = 0; i < 3; i++)
                audio.Tone(1100, 0.5).Pause(3, 3);
            return "calling";
        }

        audio.Pause(0.2, 2).Tone(audio.Between(2088, 2112), audio.Between(2.6, 4)).Pause(0.07, 0.08);
        for (var i = 0; i < 40; i++)
            audio.Tone(i % 2 == 0 ? 1650 : 1850, 0.0267);
        Last(audio, 8);
        return "answering";
    }

    /// <summary>Nothing, a click now and then, or a telephone that goes on ringing elsewhere.</summary>
    private static string Nobody(SceneAudio audio, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                for (var i = 0; i < 3; i++)
                    audio.Pause(1, 3).Click();
                Last(audio, 9);
                return "clicks";
            case 1:
                for (var i = 0; i < 3; i++)
                    audio.Tone(random.Next(2) == 0 ? 440 : 425, 1.5).Pause(3.5, 3.5);
                return "ringing";
            default:
                Last(audio, 9);
                return "line";
        }
    }

    private static void Last(SceneAudio audio, double seconds)
    {
        if (audio.Length.TotalSeconds < seconds)
            audio.Pause(seconds - audio.Length.TotalSeconds, seconds - audio.Length.TotalSeconds);
    }

    private SceneVoice PickVoice(Random random)
    {
        var language = random.Next(10) < 7 ? "fr" : "en";
        double[] rates = [1, 1.15, 1.3, 1.45];
        return voices.Pick(language, random) with { Rate = rates[random.Next(rates.Length)] };
    }

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static int HashCode(int seed, int party, int number) =>
        unchecked((((seed * 397) + party) * 7919) + (number * 104729));
}

/// <summary>What is heard of a called party.</summary>
/// <param name="Party">Who it is.</param>
/// <param name="Name">Its number, and where it comes from.</param>
/// <param name="Audio">8 kHz, as it comes out of A-law.</param>
internal sealed record Scene(CalledParty Party, string Name, PcmAudio Audio);

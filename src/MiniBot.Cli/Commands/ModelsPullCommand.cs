using System.CommandLine;
using System.Text.Json;
using MiniBot.Cli.Models;
using MiniBot.Speech.Models;
using MiniBot.Speech.Models.Offers;
using MiniBot.Speech.Models.Pulling;
using Spectre.Console;

namespace MiniBot.Cli.Commands;

/// <summary><c>models pull</c>: brings a model or a set to this machine.</summary>
internal static class ModelsPullCommand
{
    public static Command Create(Option<bool> json)
    {
        var name = new Argument<string>("name") { Description = "A model, or a set such as fr-good (minibot models list)." };
        var from = new Option<string?>("--from")
        {
            Description = "Not from the network where it is published, but from a folder (a USB stick) or a mirror's address.",
        };
        var accept = new Option<bool>("--accept-licence") { Description = "Accept the licences that have to be accepted." };
        var command = new Command("pull", "Bring a model or a recommended set; goes on where an earlier pull stopped.")
        {
            name,
            from,
            accept,
        };
        command.SetAction(
            (parsed, cancelled) =>
                RunAsync(
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(from),
                    parsed.GetValue(accept),
                    Terminal.Open(parsed.GetValue(json)),
                    cancelled
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string name,
        string? from,
        bool accept,
        Terminal terminal,
        CancellationToken cancelled
    )
    {
        var offers = ModelOffers.Shipped.Find(name);
        if (offers.Count == 0)
            return terminal.Refuse($"there is no model and no set '{name}'; minibot models list shows them", ExitCode.Usage);
        if (from is not null && !ModelPull.IsAddress(from) && !Directory.Exists(from))
            return terminal.Refuse($"--from: '{from}' is neither a folder nor an address with https://", ExitCode.Usage);
        var book = new LicenceBook(Path.Combine(UserFolder.Data, "licences.json"), TimeProvider.System);
        if (offers.FirstOrDefault(offer => !IsAccepted(offer, book, accept, terminal)) is { } declined)
            return terminal.Refuse(
                $"the licence of {declined.Name} is not accepted: read {declined.Licence.Url}, then add --accept-licence"
            );
        var models = new ModelCatalog(ModelCatalog.DefaultFolder());
        using var pull = new ModelPull(models, new PullOptions { From = from }, TimeProvider.System);
        var results = new List<(ModelOffer Offer, PullOutcome Outcome)>();
        foreach (var offer in offers)
        {
            var outcome = await PullView.RunAsync(offer, terminal, progress => pull.PullAsync(offer, progress, cancelled));
            results.Add((offer, outcome));
            Tell(offer, outcome, terminal);
        }

        if (terminal.WantsJson)
            Terminal.WriteJson(new { models = results.Select(result => Describe(result.Offer, result.Outcome)) });
        return results.Any(result => result.Outcome is PullOutcome.Failed) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Shows the terms; asks, where somebody has to agree and is there.</summary>
    private static bool IsAccepted(ModelOffer offer, LicenceBook book, bool accept, Terminal terminal)
    {
        terminal.Note($"{offer.Name}: {offer.Licence.Name}, {offer.Licence.Url}. {offer.Licence.Summary}");
        if (book.Allows(offer))
            return true;
        if (!accept && !(terminal.CanAsk && terminal.Messages.Confirm("Do you accept this licence?", defaultValue: false)))
            return false;
        book.Accept(offer);
        return true;
    }

    private static void Tell(ModelOffer offer, PullOutcome outcome, Terminal terminal)
    {
        if (outcome is PullOutcome.Failed { Problem: var problem })
            terminal.Error($"{offer.Name}: {problem.Cause}. {problem.Mend}");
        else if (!terminal.WantsJson)
            terminal.Results.WriteLine(
                outcome switch
                {
                    PullOutcome.AlreadyThere => $"{offer.Name}: there already",
                    PullOutcome.Pulled { Folder: var folder, Pinned: true } =>
                        $"{offer.Name}: in {folder}; no checksum is published, so this one was written down",
                    PullOutcome.Pulled { Folder: var folder } => $"{offer.Name}: in {folder}",
                    _ => "",
                }
            );
    }

    private static PulledModel Describe(ModelOffer offer, PullOutcome outcome) =>
        outcome switch
        {
            PullOutcome.Pulled pulled => new(offer.Name, "pulled", pulled.Folder, pulled.Pinned, null, null),
            PullOutcome.AlreadyThere there => new(offer.Name, "already_there", there.Folder, false, null, null),
            PullOutcome.Failed { Problem: var problem } => new(
                offer.Name,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Fault.ToString()),
                null,
                false,
                problem.Cause,
                problem.Mend
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private sealed record PulledModel(string Name, string Outcome, string? Folder, bool Pinned, string? Error, string? Mend);
}

using MiniBot.Speech.Models;
using MiniBot.Speech.PocketSphinx;

namespace MiniBot.EndToEnd.Tests.Agents;

/// <summary>A test in which the agent also understands speech: it needs the recogniser and its French model besides.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SpokenCallFactAttribute : FactAttribute
{
    public SpokenCallFactAttribute(params string[] peers) =>
        Skip = new AgentFactAttribute(peers).Skip ?? MissingLibrary ?? MissingModel;

    private static string? MissingLibrary =>
        Requirement.Missing(["libpocketsphinx"], _ => PocketSphinxRecognizer.CheckLibrary() is null, PocketSphinxRecognizer.Mend);

    private static string? MissingModel =>
        Requirement.Missing(
            [KnownModels.FrenchTelephone],
            name => Directory.Exists(new ModelCatalog(ModelCatalog.DefaultFolder()).PathOf(name)),
            $"set {ModelCatalog.FolderVariable}"
        );
}

using System.Diagnostics;
using MiniBot.Conversation.Catalogues;
using MiniBot.Conversation.Scenarios;

namespace MiniBot.Cli;

/// <summary>Opens the catalogue of a theme, with a company's own file where one is given.</summary>
internal static class CatalogueFiles
{
    /// <summary>The catalogue, or null with every mistake told.</summary>
    public static Catalogue? TryOpen(string language, Theme theme, string? ownPath, Terminal terminal)
    {
        var shipped = Catalogue.For(language, theme);
        if (ownPath is null)
            return shipped;
        if (TextFile.TryRead(ownPath, TextFile.UsualLimit, out var problem) is not { } text)
        {
            terminal.Refuse(problem);
            return null;
        }

        switch (CatalogueReader.Read(text, Path.GetFileName(ownPath), shipped))
        {
            case CatalogueOutcome.Valid { File: var own }:
                return shipped.With(own);
            case CatalogueOutcome.Invalid { Errors: var errors }:
                terminal.RefuseFile("the catalogue is wrong", errors);
                return null;
            default:
                throw new UnreachableException();
        }
    }
}

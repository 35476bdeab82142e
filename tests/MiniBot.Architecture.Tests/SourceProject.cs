using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace MiniBot.Architecture.Tests;

/// <summary>One project of src/: what its file references, and what its compiled assembly does.</summary>
internal sealed class SourceProject
{
    private readonly XDocument _file;

    private SourceProject(string path)
    {
        _file = XDocument.Load(path);
        Name = Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>Every project of src/, by name.</summary>
    public static IReadOnlyDictionary<string, SourceProject> All { get; } =
        Directory
            .EnumerateFiles(RepositoryRoot.Combine("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => new SourceProject(path))
            .ToDictionary(project => project.Name);

    /// <summary>The name of the project, such as <c>MiniBot.Sip</c>.</summary>
    public string Name { get; }

    /// <summary>The name of its assembly; only the command's differs from the project's.</summary>
    public string AssemblyName => _file.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;

    /// <summary>The projects that its file names; not those that it only wants built before.</summary>
    public IEnumerable<string> ProjectReferences =>
        _file
            .Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    /// <summary>The assemblies that its code really uses.</summary>
    public IReadOnlyList<string> AssemblyReferences()
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll")));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}

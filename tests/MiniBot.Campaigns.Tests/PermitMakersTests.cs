using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MiniBot.Campaigns.Tests;

public sealed class PermitMakersTests
{
    /// <summary>Reads the compiled code: no assembly but the gate's own even names the permit's constructor, or the gate's seal.</summary>
    [Fact]
    public void DialPermit_Constructor_CalledByNoOtherAssembly()
    {
        var assemblies = Directory
            .GetFiles(AppContext.BaseDirectory, "MiniBot.*.dll")
            .Where(path => !Path.GetFileName(path).StartsWith("MiniBot.Compliance."))
            .ToList();

        assemblies.Count.ShouldBeGreaterThan(3);
        assemblies.SelectMany(FindMakers).ShouldBeEmpty();
    }

    private static IEnumerable<string> FindMakers(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => metadata.GetString(type.Name));
        var members = metadata
            .MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member =>
                $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}{metadata.GetString(member.Name)}"
            );
        return types
            .Where(name => name == "Seal")
            .Concat(members.Where(name => name == "DialPermit.ctor"))
            .Select(name => $"{path}: {name}")
            .ToList();
    }
}

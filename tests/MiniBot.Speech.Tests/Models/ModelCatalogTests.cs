using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Speech.Models;

namespace MiniBot.Speech.Tests.Models;

public sealed class ModelCatalogTests : IDisposable
{
    private const string Name = "vad/test";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_FilesAreAsListed_IsVerified()
    {
        var catalog = Arrange([1, 2, 3]);

        catalog.Check(Name).ShouldBe(new ModelState.Verified(catalog.PathOf(Name)));
        catalog.Names.ShouldBe([Name]);
    }

    [Fact]
    public void Check_FolderIsAbsent_NamesItAndTheMend()
    {
        var state = new ModelCatalog(_folder.Path).Check(Name).ShouldBeOfType<ModelState.Unusable>();

        state.Cause.ShouldContain(Name);
        state.Mend.ShouldContain("MINIBOT_MODELS");
    }

    [Fact]
    public void Check_FileIsMissing_NamesIt()
    {
        var catalog = Arrange([1, 2, 3]);
        File.Delete(ModelPath);

        catalog.Check(Name).ShouldBeOfType<ModelState.Unusable>().Cause.ShouldBe($"{ModelPath} is missing");
    }

    [Fact]
    public void Check_FileIsTruncated_NamesIt()
    {
        var catalog = Arrange([1, 2, 3]);
        File.WriteAllBytes(ModelPath, [1, 2]);

        catalog.Check(Name).ShouldBeOfType<ModelState.Unusable>().Cause.ShouldBe($"{ModelPath} has 2 bytes instead of 3");
    }

    [Fact]
    public void Check_OneBitDiffers_NamesTheFile()
    {
        var catalog = Arrange([1, 2, 3]);
        File.WriteAllBytes(ModelPath, [1, 2, 2]);

        catalog.Check(Name).ShouldBeOfType<ModelState.Unusable>().Cause.ShouldStartWith($"{ModelPath} is corrupt");
    }

    [Fact]
    public void Check_NothingIsListed_IsUnknown()
    {
        var catalog = Arrange([1, 2, 3]);
        File.WriteAllText(_folder.File("vad", "test", "LICENSE.md"), "MIT");

        catalog.Check(Name).ShouldBeOfType<ModelState.Unknown>();
    }

    [Theory]
    [InlineData("| ../../etc/passwd | 3 | {0} |")]
    [InlineData("| .. | 3 | {0} |")]
    [InlineData("| a | -3 | {0} |")]
    [InlineData("| a | 3 | {0}0 |")]
    public void Read_RowLeadsOutOrMakesNoSense_IsLeftOut(string row) =>
        ModelManifest.Read(string.Format(row, new string('a', 64))).ShouldBeEmpty();

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Prop.ForAll<NonNull<string>>(text => ModelManifest.Read("| " + text.Get.Replace(' ', '|')).ShouldNotBeNull())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private string ModelPath => _folder.File("vad", "test", "model.onnx");

    private ModelCatalog Arrange(byte[] content)
    {
        Directory.CreateDirectory(_folder.File("vad", "test"));
        File.WriteAllBytes(ModelPath, content);
        File.WriteAllText(
            _folder.File("vad", "test", "LICENSE.md"),
            $"# Licence\n\n| file | bytes | sha256 |\n|---|---|---|\n| model.onnx | {content.Length} | {Convert.ToHexStringLower(SHA256.HashData(content))} |\n"
        );
        return new ModelCatalog(_folder.Path);
    }
}

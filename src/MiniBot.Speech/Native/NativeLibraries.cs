using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace MiniBot.Speech.Native;

/// <summary>
/// Finds the native speech libraries at run time. None of them is needed to build or to start: <see cref="Check"/> says which is missing,
/// and nobody calls into one that it has not found. Looked for, in order: the folder of the environment variable MINIBOT_NATIVE, beside
/// the executable, <c>native/node_modules</c> of the repository, the system.
/// </summary>
internal static class NativeLibraries
{
    public const string Sherpa = "sherpa-onnx-c-api";
    public const string PocketSphinx = "pocketsphinx";
    public const string SphinxBase = "sphinxbase";
    public const string FolderVariable = "MINIBOT_NATIVE";

    private static readonly ConcurrentDictionary<string, nint> Handles = new(StringComparer.Ordinal);

    static NativeLibraries() =>
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), static (name, _, _) => Handle(name));

    /// <summary>Makes the imports of this assembly look where <see cref="Check"/> looks; the first use of this class does it.</summary>
    public static void Register() { }

    /// <summary>Null if the library can be loaded, else what is missing.</summary>
    public static string? Check(string library) => Handle(library) != 0 ? null : $"the library {FileName(library)} was not found";

    private static nint Handle(string library) => Handles.GetOrAdd(library, Load);

    private static nint Load(string library)
    {
        foreach (var folder in Folders())
        {
            var path = Path.Combine(folder, FileName(library));
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out var found))
                return found;
        }

        return NativeLibrary.TryLoad(FileName(library), out var handle) ? handle : 0;
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen)
            yield return chosen;
        yield return AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "native", "node_modules", "sherpa-onnx-linux-x64");
    }

    private static string FileName(string library) =>
        library switch
        {
            PocketSphinx => "libpocketsphinx.so.3",
            SphinxBase => "libsphinxbase.so.3",
            _ => $"lib{library}.so",
        };
}

using MiniBot.Conversation.Understanding;

// Writes the models and the packed entries that ship into the folder given.
var folder = args[0];
foreach (var (name, write) in ShippedModels.All())
{
    var path = Path.Combine(folder, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    using var file = File.Create(path);
    write(file);
}

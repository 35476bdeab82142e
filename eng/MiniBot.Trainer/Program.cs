using MiniBot.Conversation.Understanding;

// Writes the models of everything that ships into the folder given.
var folder = args[0];
foreach (var (name, model) in ShippedModels.All())
{
    var path = Path.Combine(folder, name);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    using var file = File.Create(path);
    model.Write(file);
}

using MiniBot.Cli;

return await CommandRoot.RunAsync(args);

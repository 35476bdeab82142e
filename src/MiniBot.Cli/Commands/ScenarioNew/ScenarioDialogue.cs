using System.Collections.Immutable;
using System.Globalization;
using MiniBot.Conversation.Languages;
using Spectre.Console;

namespace MiniBot.Cli.Commands.ScenarioNew;

/// <summary>Asks a person for whatever is not known of a scenario yet.</summary>
internal sealed class ScenarioDialogue(IAnsiConsole console, DialogueTexts texts)
{
    private const int MaxWeight = 1000;

    /// <summary>The input with every answer in its place.</summary>
    public DraftInput Complete(DraftInput input)
    {
        console.MarkupLineInterpolated($"[grey]{texts.Welcome}[/]");
        console.WriteLine();
        input = input with { Name = input.Name ?? AskName(), Language = input.Language ?? ChooseLanguage() };
        var language = texts.Choices[input.Language];
        input = input with
        {
            Company = input.Company ?? Ask(texts.Company),
            Principal = input.Principal ?? Ask(texts.Principal),
            Purpose = input.Purpose ?? Ask(Text(texts.Purpose, language, ScenarioWords.For(input.Language).About)),
            Telemarketer = input.Telemarketer ?? Ask(texts.Telemarketer, DraftInput.Standard.Telemarketer),
            Voice = input.Voice ?? AskOrNone(texts.Voice),
            Theme = input.Theme ?? Choose(texts.Theme, DraftInput.Standard.Theme),
            Objective = input.Objective ?? Choose(texts.Objective, DraftInput.Standard.Objective),
            Personality = input.Personality ?? Choose(texts.Personality, DraftInput.Standard.Personality),
            Questions = AskQuestions(input.Questions, language),
        };
        input = input with
        {
            Determining = input.Determining ?? AskDetermining(input.Questions),
            Threshold = input.Threshold ?? AskNumber(texts.Threshold, DraftInput.Standard.Threshold, 1, 100),
        };
        return input.Weights.IsEmpty && Agrees(texts.OwnWeights, standard: false)
            ? input with
            {
                Weights = AskWeights(input.ToDraft()),
            }
            : input;
    }

    /// <summary>Asks for a yes or a no.</summary>
    public bool Agrees(string question, bool standard) =>
        console.Prompt(
            new ConfirmationPrompt(Title(question))
            {
                Yes = texts.Yes,
                DefaultValue = standard,
                InvalidChoiceMessage = $"[red]{Markup.Escape(texts.YesOrNo)}[/]",
            }
        );

    private string AskName() =>
        console
            .Prompt(
                new TextPrompt<string>(Title(texts.Name)).Validate(name =>
                    ScenarioDraft.IsFileName(name.Trim()) ? ValidationResult.Success() : Wrong(texts.NoName)
                )
            )
            .Trim();

    private string Ask(string question, string? standard = null)
    {
        var prompt = new TextPrompt<string>(Title(question)).Validate(answer =>
            string.IsNullOrWhiteSpace(answer) ? Wrong(texts.Empty) : ValidationResult.Success()
        );
        return console.Prompt(standard is null ? prompt : prompt.DefaultValue(standard)).Trim();
    }

    private string? AskOrNone(string question) =>
        console.Prompt(new TextPrompt<string>(Title(question)).AllowEmpty()).Trim() is { Length: > 0 } answer ? answer : null;

    private int AskNumber(string question, int standard, int from, int to) =>
        console.Prompt(
            new TextPrompt<int>(Title(question))
                .DefaultValue(standard)
                .ValidationErrorMessage($"[red]{Markup.Escape(texts.NoNumber)}[/]")
                .Validate(number => number >= from && number <= to ? ValidationResult.Success() : Wrong(texts.NoNumber))
        );

    private T Choose<T>(string question, T standard)
        where T : struct, Enum =>
        console.Prompt(
            new SelectionPrompt<T>()
                .Title(Title(question))
                .UseConverter(choice => Markup.Escape(texts.Choices[choice.ToString().ToLowerInvariant()]))
                .AddChoices(Enum.GetValues<T>().OrderByDescending(choice => choice.Equals(standard)))
        );

    private string ChooseLanguage() =>
        console.Prompt(
            new SelectionPrompt<string>()
                .Title(Title(texts.Language))
                .UseConverter(code => Markup.Escape(texts.Choices[code]))
                .AddChoices(LanguagePack.Codes)
        );

    private ImmutableArray<DraftQuestion> AskQuestions(ImmutableArray<DraftQuestion> given, string language)
    {
        if (given.Length >= ScenarioDraft.MinQuestions)
            return given;
        console.MarkupLineInterpolated($"[grey]{Text(texts.Questions, language)}[/]");
        var questions = given.ToBuilder();
        var isEnough = false;
        while (!isEnough)
        {
            var title = Text(texts.Question, ScenarioDraft.NameOf(questions.Count));
            var message = questions.Count < ScenarioDraft.MinQuestions ? Ask(title) : AskOrNone(title);
            if (message is not null)
                questions.Add(new DraftQuestion(message, AskOrNone("  " + texts.Short)));
            isEnough = message is null || questions.Count == ScenarioDraft.MaxQuestions;
        }

        return questions.ToImmutable();
    }

    private ImmutableArray<string> AskDetermining(ImmutableArray<DraftQuestion> questions)
    {
        var prompt = new MultiSelectionPrompt<int>()
            .Title(Title(texts.Determining))
            .NotRequired()
            .InstructionsText($"[grey]{Markup.Escape(texts.HowToChoose)}[/]")
            .UseConverter(i => Markup.Escape($"{ScenarioDraft.NameOf(i)}  {questions[i].Message}"));
        for (var i = 0; i < questions.Length; i++)
            prompt.AddChoices(i).Select(i);
        return [.. console.Prompt(prompt).Order().Select(ScenarioDraft.NameOf)];
    }

    private ImmutableDictionary<string, int> AskWeights(ScenarioDraft draft) =>
        draft
            .Determining.Append(ScenarioDraft.Offer)
            .ToImmutableDictionary(
                step => step,
                step => AskNumber(Text(texts.Weight, step), draft.Weights[step], 0, MaxWeight),
                StringComparer.Ordinal
            );

    private static string Text(string format, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, format, values);

    private static string Title(string text) => Markup.Escape(text);

    private static ValidationResult Wrong(string text) => ValidationResult.Error($"[red]{Markup.Escape(text)}[/]");
}

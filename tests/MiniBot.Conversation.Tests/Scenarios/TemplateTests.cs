using MiniBot.Conversation.Scenarios;

namespace MiniBot.Conversation.Tests.Scenarios;

public class TemplateTests
{
    [Theory]
    [InlineData("Bonjour {{x}}, ça va ?", "Bonjour Nadia, ça va ?", "Bonjour, ça va ?")]
    [InlineData("Avez-vous une minute, {{x}} ?", "Avez-vous une minute, Nadia ?", "Avez-vous une minute ?")]
    [InlineData("Merci, {{ x }}.", "Merci, Nadia.", "Merci.")]
    [InlineData("{{x}}, avez-vous une minute ?", "Nadia, avez-vous une minute ?", "Avez-vous une minute ?")]
    [InlineData("Très bien. {{x}}, on continue ?", "Très bien. Nadia, on continue ?", "Très bien. On continue ?")]
    [InlineData("Au revoir {{x}}", "Au revoir Nadia", "Au revoir")]
    [InlineData("Merci {{x}} pour tout.", "Merci Nadia pour tout.", "Merci pour tout.")]
    [InlineData("{{x}}", "Nadia", "")]
    [InlineData("Sans variable.", "Sans variable.", "Sans variable.")]
    public void Fill_WithAndWithoutValue_ReadsWell(string text, string with, string without)
    {
        var template = Template.TryParse(text, out _).ShouldNotBeNull();
        template.Fill(_ => "Nadia").ShouldBe(with);
        template.Fill(_ => null).ShouldBe(without);
        template.Fill(_ => " ").ShouldBe(without);
    }

    [Theory]
    [InlineData("Bonjour {{x", "'{{' is never closed by '}}'")]
    [InlineData("Bonjour {{}}", "'' is no variable name")]
    [InlineData("Bonjour {{a b}}", "'a b' is no variable name")]
    public void TryParse_WrongVariable_SaysWhat(string text, string fault)
    {
        Template.TryParse(text, out var found).ShouldBeNull();
        found.ShouldBe(fault);
    }

    [Fact]
    public void Fill_HostileValue_IsCutAndNeverExpanded()
    {
        var template = Template.TryParse("Bonjour {{x}}.", out _).ShouldNotBeNull();
        template.Fill(_ => "{{y}}\n\0").ShouldBe("Bonjour {{y}}.");
        template.Fill(_ => new string('a', 5000)).Length.ShouldBe("Bonjour .".Length + Template.MaxValueLength);
    }
}

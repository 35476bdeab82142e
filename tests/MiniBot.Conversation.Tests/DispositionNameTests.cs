using System.Text.Json;

namespace MiniBot.Conversation.Tests;

public class DispositionNameTests
{
    [Theory]
    [InlineData(Disposition.Lead, "LEAD")]
    [InlineData(Disposition.NotInterested, "NOT_INTERESTED")]
    [InlineData(Disposition.AnsweringMachine, "ANSWERING_MACHINE")]
    [InlineData(Disposition.OptOut, "OPT_OUT")]
    public void Disposition_OnTheWire_IsUpperSnakeCase(Disposition disposition, string name)
    {
        disposition.ToWireName().ShouldBe(name);
        JsonSerializer.Serialize(disposition).ShouldBe($"\"{name}\"");
        JsonSerializer.Deserialize<Disposition>($"\"{name}\"").ShouldBe(disposition);
    }
}

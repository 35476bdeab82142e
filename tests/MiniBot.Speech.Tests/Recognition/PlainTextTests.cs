using MiniBot.Speech.Recognition;

namespace MiniBot.Speech.Tests.Recognition;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(" Oui, bien sûr ! ", "oui bien sûr")]
    [InlineData("J’ai déjà un fournisseur.", "j'ai déjà un fournisseur")]
    [InlineData("peut-être - non", "peut-être non")]
    [InlineData("2,50 € ou 3.5 %.", "2,50 € ou 3.5 %")]
    [InlineData("'oui'", "oui'")]
    [InlineData("…", "")]
    public void Of_WhatPeopleWrite_IsPlain(string written, string plain) => PlainText.Of(written).ShouldBe(plain);
}

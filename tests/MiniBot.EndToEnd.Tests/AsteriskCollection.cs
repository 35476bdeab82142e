namespace MiniBot.EndToEnd.Tests;

/// <summary>Tests in this collection have Asterisk to themselves, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AsteriskCollection : ICollectionFixture<AsteriskFixture>
{
    public const string Name = "asterisk";
}

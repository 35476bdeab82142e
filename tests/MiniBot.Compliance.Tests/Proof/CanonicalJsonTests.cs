using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MiniBot.Compliance.Proof;

namespace MiniBot.Compliance.Tests.Proof;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Write_KeysAndEscapes_AsRfc8785() =>
        CanonicalJson
            .Write(JsonNode.Parse("""{ "b": [1, true, null], "a": "é\"\\\u000f\n\u2028😀", "B": {"y": -5, "x": ""} }"""))
            .ShouldBe("{\"B\":{\"x\":\"\",\"y\":-5},\"a\":\"é\\\"\\\\\\u000f\\n\u2028😀\",\"b\":[1,true,null]}");

    [Fact]
    public void Write_Fraction_ArgumentException() =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(new JsonObject { ["x"] = 0.5 }));

    [Fact]
    public void Write_ReadAndWrittenAgain_Same() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(3, 1),
            Prop.ForAll(
                Gen.ArrayOf(Gen.Zip(ArbMap.Default.GeneratorFor<NonNull<string>>(), Gen.Choose(-9, 9))).ToArbitrary(),
                pairs =>
                {
                    var map = new JsonObject();
                    foreach (var (key, number) in pairs.Where(pair => IsText(pair.Item1.Get)))
                        map[key.Get] = new JsonArray(number, key.Get);
                    var text = CanonicalJson.Write(map);
                    CanonicalJson.Write(JsonNode.Parse(text)).ShouldBe(text);
                }
            )
        );

    private static bool IsText(string value) => !value.Any(char.IsSurrogate);
}

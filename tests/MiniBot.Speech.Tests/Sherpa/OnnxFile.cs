using System.Text;

namespace MiniBot.Speech.Tests.Sherpa;

/// <summary>Writes ONNX files that have properties and a network of arbitrary bytes: enough for what looks at them before they are loaded.</summary>
internal static class OnnxFile
{
    private const byte Graph = 0x3a;
    private const byte Property = 0x72;
    private const byte Key = 0x0a;
    private const byte Value = 0x12;

    public static byte[] With(params (string Key, string Value)[] properties) =>
        [
            0x08,
            0x08,
            .. Field(Graph, new byte[300]),
            .. properties.SelectMany(p => Field(Property, [.. Field(Key, Utf8(p.Key)), .. Field(Value, Utf8(p.Value))])),
        ];

    private static byte[] Field(byte tag, byte[] content) => [tag, .. Varint(content.Length), .. content];

    private static byte[] Varint(int value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

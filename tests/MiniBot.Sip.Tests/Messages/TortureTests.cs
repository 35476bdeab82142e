using System.Net;
using System.Text;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Tests.Simulation;
using MiniBot.Sip.Transactions;
using MiniBot.Sip.UserAgent;

namespace MiniBot.Sip.Tests.Messages;

/// <summary>
/// Messages after the ideas of RFC 4475, as files; manifest.tsv gives the verdict of each: drop (not a message), an answer's code,
/// or silent (taken in without an answer).
/// </summary>
public sealed class TortureTests
{
    private static readonly string s_folder = RepositoryRoot.Combine("tests", "MiniBot.Sip.Tests", "Messages", "Torture");

    public static TheoryData<string, string> Manifest
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fields in Lines())
                data.Add(fields[0], fields[1]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Manifest))]
    public void Message_GetsItsVerdict(string name, string verdict) => Judge(Load(name)).ShouldBe(verdict);

    [Fact]
    public void Folder_AndManifest_NameTheSameFiles()
    {
        var files = Directory.GetFiles(s_folder, "*.sip").Select(Path.GetFileNameWithoutExtension);
        files.Order().ShouldBe(Lines().Select(f => f[0]).Order());
    }

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(s_folder, "manifest.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));

    /// <summary>Files have LF lines and {length} for the body's true length; on the wire lines end with CR LF.</summary>
    private static byte[] Load(string name)
    {
        var text = File.ReadAllText(Path.Combine(s_folder, $"{name}.sip")).ReplaceLineEndings("\r\n");
        var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return Encoding.UTF8.GetBytes(
            text.Replace("{length}", $"{Encoding.UTF8.GetByteCount(text[body..])}", StringComparison.Ordinal)
        );
    }

    private static string Judge(byte[] bytes)
    {
        if (!SipMessageReader.TryRead(bytes, out var message, out _))
            return "drop";
        var now = DateTimeOffset.UnixEpoch;
        var core = new UserAgentCore(
            new UserAgentOptions
            {
                Host = "192.0.2.1",
                Port = 5060,
                User = "agent",
            },
            new SeededRandomSource(1),
            now
        );
        var input = new UserAgentInput.Received(message!, SipTransport.Udp, new IPEndPoint(IPAddress.Parse("192.0.2.2"), 5060));
        var answers = core.Handle(input, now).OfType<UserAgentAction.Send>().Select(s => s.Message).OfType<SipResponse>();
        return answers.Select(r => $"{r.Code}").DefaultIfEmpty("silent").First();
    }
}

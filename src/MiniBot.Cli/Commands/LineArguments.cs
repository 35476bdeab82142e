using System.CommandLine;
using System.Net;
using MiniBot.Cli.Agents;
using MiniBot.Compliance.Numbering;
using MiniBot.Sip.Line;
using MiniBot.Sip.Transactions;

namespace MiniBot.Cli.Commands;

/// <summary>The options by which a command is told about its telephone line.</summary>
internal sealed class LineArguments
{
    private const string PasswordVariable = "MINIBOT_SIP_PASSWORD";

    private readonly Option<string?> _trunk = new("--trunk")
    {
        Description = "The trunk that calls go through: sip:host or sip:host:port.",
    };
    private readonly Option<string> _user = new("--user")
    {
        Description = "User name at the trunk.",
        DefaultValueFactory = _ => "minibot",
    };
    private readonly Option<string?> _password = new("--password")
    {
        Description =
            $"Password at the trunk; better in the environment, as {PasswordVariable}, where other users cannot read it.",
    };
    private readonly Option<bool> _tcp = new("--tcp") { Description = "SIP over TCP instead of UDP." };
    private readonly Option<IPAddress?> _address = new("--address")
    {
        Description = "Our own address; by default the one that leads to the called address.",
        CustomParser = argument =>
        {
            if (IPAddress.TryParse(argument.Tokens[0].Value, out var address))
                return address;
            argument.AddError($"--address: '{argument.Tokens[0].Value}' is no IP address.");
            return null;
        },
    };
    private readonly Option<int> _port = CommonOptions.Number(
        "--port",
        "Our SIP port; 0 takes a free one",
        from: 0,
        to: ushort.MaxValue,
        standard: 0
    );

    public LineArguments() =>
        _trunk.Validators.Add(value =>
        {
            if (value.GetValueOrDefault<string?>() is { } trunk && SipTarget.TryRead(trunk) is not { User: "" })
                value.AddError($"--trunk: '{trunk}' is no trunk; write it as sip:host or sip:host:port.");
        });

    /// <summary>Gives the command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _trunk, _user, _password, _tcp, _address, _port })
            command.Options.Add(option);
    }

    /// <param name="parsed">What was typed.</param>
    /// <param name="target">The SIP address that is to be reached where there is no trunk.</param>
    public SipLineOptions Read(ParseResult parsed, string target) =>
        new()
        {
            Trunk = parsed.GetValue(_trunk),
            User = parsed.GetRequiredValue(_user),
            Password = parsed.GetValue(_password) ?? Environment.GetEnvironmentVariable(PasswordVariable),
            Transport = parsed.GetValue(_tcp) ? SipTransport.Tcp : SipTransport.Udp,
            LocalAddress = parsed.GetValue(_address) ?? LocalRoute.Towards(parsed.GetValue(_trunk) ?? target),
            LocalPort = parsed.GetValue(_port),
        };
}

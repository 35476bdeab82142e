using System.Collections.Immutable;

namespace MiniBot.Sip.Messages;

internal static partial class SipMessageReader
{
    /// <summary>What has been read of one message so far.</summary>
    private struct Draft()
    {
        private readonly ImmutableArray<Via>.Builder _vias = ImmutableArray.CreateBuilder<Via>();
        private readonly ImmutableArray<SipHeader>.Builder _others = ImmutableArray.CreateBuilder<SipHeader>();
        private string? _method;
        private SipUri? _uri;
        private bool _isVersion2 = true;
        private int _code;
        private string _reason = string.Empty;
        private NameAddr? _from;
        private NameAddr? _to;
        private string? _callId;
        private CSeq? _cseq;
        private uint? _contentLength;
        private uint? _maxForwards;

        public bool TryReadStartLine(ReadOnlySpan<char> line) =>
            line.StartsWith("SIP/2.0 ", StringComparison.OrdinalIgnoreCase)
                ? TryReadStatusLine(line[8..])
                : TryReadRequestLine(line);

        public SipReadError Add(SipHeader header)
        {
            switch (header.Name.ToUpperInvariant())
            {
                case "VIA":
                    return AddVias(header.Value);
                case "FROM":
                    return Once(ref _from, NameAddr.TryRead(header.Value, out var from) ? from : null);
                case "TO":
                    return Once(ref _to, NameAddr.TryRead(header.Value, out var to) ? to : null);
                case "CALL-ID":
                    return Once(ref _callId, IsCallId(header.Value) ? header.Value : null);
                case "CSEQ":
                    return Once(ref _cseq, CSeq.TryRead(header.Value, out var cseq) ? cseq : null);
                case "CONTENT-LENGTH":
                    return Once(ref _contentLength, SipText.TryReadNumber(header.Value, out var length) ? length : null);
                case "MAX-FORWARDS":
                    return Once(ref _maxForwards, SipText.TryReadNumber(header.Value, out var hops) && hops < 256 ? hops : null);
                default:
                    _others.Add(header);
                    return SipReadError.None;
            }
        }

        public readonly SipReadError Complete(ReadOnlySpan<byte> body, out SipMessage? message)
        {
            message = null;
            if (_vias.Count == 0 || _from is null || _to is null || _callId is null || _cseq is null)
                return SipReadError.MissingHeader;
            var length = _contentLength ?? (uint)body.Length;
            if (length > body.Length)
                return SipReadError.Truncated;
            message = _method is null ? Response(body[..(int)length]) : Request(body[..(int)length]);
            return SipReadError.None;
        }

        private readonly SipResponse Response(ReadOnlySpan<byte> body) =>
            new()
            {
                Code = _code,
                Reason = _reason,
                Vias = _vias.ToImmutable(),
                From = _from!,
                To = _to!,
                CallId = _callId!,
                CSeq = _cseq!.Value,
                Headers = new SipHeaders(_others.ToImmutable()),
                Body = body.ToArray(),
            };

        private readonly SipRequest Request(ReadOnlySpan<byte> body) =>
            new()
            {
                Method = _method!,
                Uri = _uri!,
                IsVersion2 = _isVersion2,
                MaxForwards = (int)(_maxForwards ?? 70),
                Vias = _vias.ToImmutable(),
                From = _from!,
                To = _to!,
                CallId = _callId!,
                CSeq = _cseq!.Value,
                Headers = new SipHeaders(_others.ToImmutable()),
                Body = body.ToArray(),
            };

        private bool TryReadStatusLine(ReadOnlySpan<char> rest)
        {
            var space = rest.IndexOf(' ');
            var digits = space < 0 ? rest : rest[..space];
            if (digits.Length != 3 || !SipText.TryReadNumber(digits, out var code) || code is < 100 or > 699)
                return false;
            _code = (int)code;
            _reason = space < 0 ? string.Empty : rest[(space + 1)..].ToString();
            return true;
        }

        /// <summary>Single spaces only between the three parts (RFC 3261 §7.1).</summary>
        private bool TryReadRequestLine(ReadOnlySpan<char> line)
        {
            var first = line.IndexOf(' ');
            var last = line.LastIndexOf(' ');
            if (first <= 0 || last <= first || !SipText.IsToken(line[..first]))
                return false;
            if (!line[(last + 1)..].StartsWith("SIP/", StringComparison.OrdinalIgnoreCase))
                return false;
            if (!SipUri.TryRead(line[(first + 1)..last], out var uri))
                return false;
            _method = line[..first].ToString();
            _uri = uri;
            _isVersion2 = line[(last + 1)..].Equals("SIP/2.0", StringComparison.OrdinalIgnoreCase);
            return true;
        }

        private readonly SipReadError AddVias(string value)
        {
            var rest = value.AsSpan();
            while (SipText.TryTakeListValue(ref rest, ',', out var text))
            {
                if (_vias.Count == SipLimits.Vias)
                    return SipReadError.TooLarge;
                if (!Via.TryRead(text, out var via))
                    return SipReadError.BrokenHeader;
                _vias.Add(via);
            }

            return rest.IsEmpty ? SipReadError.None : SipReadError.BrokenHeader;
        }

        private static SipReadError Once<T>(ref T? field, T? value)
            where T : class
        {
            if (field is not null)
                return SipReadError.DuplicateHeader;
            field = value;
            return value is null ? SipReadError.BrokenHeader : SipReadError.None;
        }

        private static SipReadError Once<T>(ref T? field, T? value)
            where T : struct
        {
            if (field is not null)
                return SipReadError.DuplicateHeader;
            field = value;
            return value is null ? SipReadError.BrokenHeader : SipReadError.None;
        }

        private static bool IsCallId(string value) => value.Length > 0 && !value.AsSpan().ContainsAny(" \t");
    }
}

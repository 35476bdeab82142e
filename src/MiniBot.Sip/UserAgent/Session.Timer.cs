using System.Globalization;
using MiniBot.Sip.Messages;
using MiniBot.Sip.Transactions;

namespace MiniBot.Sip.UserAgent;

/// <summary>
/// The session timer (RFC 4028): never asked for by us, honoured when the far end wants it. Whoever refreshes does so at half the
/// interval; the other side ends a session that was not refreshed.
/// </summary>
internal sealed partial class Session
{
    /// <summary>The smallest interval that we grant (RFC 4028 §5).</summary>
    private const uint SmallestIntervalSeconds = 90;

    private static readonly TimeSpan ShortestRefresh = TimeSpan.FromSeconds(5);

    private SipTimer? _sessionTimer;
    private uint _intervalSeconds;
    private bool _weRefresh;
    private bool _peerTakesUpdate;

    private void LearnAbilities(SipMessage message)
    {
        if (message.Headers[HeaderNames.Allow] is not null)
            _peerTakesUpdate = message.Headers.ListHas(HeaderNames.Allow, SipMethods.Update);
    }

    /// <summary>422 with Min-SE for an interval below the smallest (RFC 4028 §9).</summary>
    private bool TryRefuseSessionInterval(ServerTransaction transaction) => TryRefuseSessionInterval(_context, transaction);

    /// <summary>The same for an INVITE that has no session yet.</summary>
    public static bool TryRefuseSessionInterval(UserAgentContext context, ServerTransaction transaction)
    {
        var headers = transaction.Request.Headers;
        if (!headers.TryReadNumber(HeaderNames.SessionExpires, out var seconds) || seconds >= SmallestIntervalSeconds)
            return false;
        if (!headers.ListHas(HeaderNames.Supported, Extensions.Timer))
            return false;
        context.Respond(transaction, 422, new SipHeader(HeaderNames.MinSe, Text(SmallestIntervalSeconds)));
        return true;
    }

    /// <summary>Puts into our 2xx what the request asked for; without a wish for the refresher, the caller refreshes if it can.</summary>
    private SipResponse GrantSessionTimer(SipRequest request, SipResponse response)
    {
        if (!request.Headers.TryReadNumber(HeaderNames.SessionExpires, out var seconds))
        {
            RestartSessionTimer();
            return response;
        }

        var peerCan = request.Headers.ListHas(HeaderNames.Supported, Extensions.Timer);
        var peerRefreshes = Refresher(request) is { } wish ? wish == "uac" : peerCan;
        _intervalSeconds = Math.Max(seconds, SmallestIntervalSeconds);
        _weRefresh = !peerRefreshes;
        RestartSessionTimer();
        var headers = response.Headers.Add(
            HeaderNames.SessionExpires,
            $"{Text(_intervalSeconds)};refresher={(peerRefreshes ? "uac" : "uas")}"
        );
        return response with { Headers = peerRefreshes ? headers.Add(HeaderNames.Require, Extensions.Timer) : headers };
    }

    /// <summary>Adds the running timer to a request of ours.</summary>
    private SipRequest AskForSessionTimer(SipRequest request)
    {
        if (_intervalSeconds == 0)
            return request;
        var value = $"{Text(_intervalSeconds)};refresher={(_weRefresh ? "uac" : "uas")}";
        return request with { Headers = request.Headers.Set(HeaderNames.SessionExpires, value) };
    }

    /// <summary>Takes what a 2xx to our request says; without a refresher it is us.</summary>
    private void TakeSessionTimer(SipResponse response)
    {
        if (response.Headers.TryReadNumber(HeaderNames.SessionExpires, out var seconds) && seconds > 0)
        {
            _intervalSeconds = seconds;
            _weRefresh = Refresher(response) != "uas";
        }

        RestartSessionTimer();
    }

    private void RestartSessionTimer()
    {
        StopSessionTimer();
        if (_intervalSeconds == 0 || _isEnding)
            return;
        _sessionTimer = _weRefresh
            ? _context.Timers.Schedule(RefreshAfter(), Refresh)
            : _context.Timers.Schedule(ExpiresAfter(), Break);
    }

    private void StopSessionTimer() => _sessionTimer?.Cancel();

    /// <summary>Half the interval; a tiny one may not make us flood.</summary>
    private TimeSpan RefreshAfter()
    {
        var half = TimeSpan.FromSeconds(_intervalSeconds / 2.0);
        return half < ShortestRefresh ? ShortestRefresh : half;
    }

    /// <summary>A third of the interval, at most 32 s, before its end (RFC 4028 §10); never sooner than the smallest interval allows.</summary>
    private TimeSpan ExpiresAfter()
    {
        var seconds = Math.Max(_intervalSeconds, SmallestIntervalSeconds);
        return TimeSpan.FromSeconds(seconds - Math.Min(32, seconds / 3));
    }

    /// <summary>UPDATE without a description if the far end takes it, else a re-INVITE with the last one (RFC 4028 §7.4).</summary>
    private void Refresh()
    {
        if (!_peerTakesUpdate)
        {
            MakeOffer(_waitingOffer ?? LocalDescription);
            return;
        }

        var update = AskForSessionTimer(_dialog.CreateRequest(SipMethods.Update));
        InDialogRequest.Send(_context, _dialog, _digest, update, OnRefreshed);
    }

    private void OnRefreshed(SipResponse? response)
    {
        if (_isOver || _isEnding)
            return;
        switch (response)
        {
            case null or { Code: 408 or 481 }:
                Break();
                break;
            case { IsSuccess: true }:
                _dialog.RefreshTarget(response);
                TakeSessionTimer(response);
                break;
            case { Code: 422 }
                when response.Headers.TryReadNumber(HeaderNames.MinSe, out var seconds) && seconds > _intervalSeconds:
                _intervalSeconds = seconds;
                Refresh();
                break;
            case { Code: 405 or 501 }:
                _peerTakesUpdate = false;
                Refresh();
                break;
            case { Code: 491 }:
                _sessionTimer = _context.Timers.Schedule(GlarePause(), Refresh);
                break;
            default:
                RestartSessionTimer();
                break;
        }
    }

    private static string? Refresher(SipMessage message)
    {
        var value = message.Headers[HeaderNames.SessionExpires] ?? string.Empty;
        var semicolon = value.IndexOf(';', StringComparison.Ordinal);
        var found =
            semicolon >= 0 && SipParameters.TryRead(value.AsSpan(semicolon), out var parameters) ? parameters["refresher"] : null;
        return found?.ToLowerInvariant();
    }

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}

namespace MiniBot.Sip.UserAgent;

/// <summary>The phrases of RFC 3261 §21 for the codes that we send.</summary>
internal static class ReasonPhrases
{
    public static string Of(int code) =>
        code switch
        {
            100 => "Trying",
            180 => "Ringing",
            183 => "Session Progress",
            200 => "OK",
            400 => "Bad Request",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            408 => "Request Timeout",
            415 => "Unsupported Media Type",
            416 => "Unsupported URI Scheme",
            420 => "Bad Extension",
            422 => "Session Interval Too Small",
            480 => "Temporarily Unavailable",
            481 => "Call/Transaction Does Not Exist",
            482 => "Loop Detected",
            486 => "Busy Here",
            487 => "Request Terminated",
            488 => "Not Acceptable Here",
            491 => "Request Pending",
            500 => "Server Internal Error",
            501 => "Not Implemented",
            503 => "Service Unavailable",
            505 => "Version Not Supported",
            600 => "Busy Everywhere",
            603 => "Decline",
            _ => code < 400 ? "Redirection" : "Refused",
        };
}

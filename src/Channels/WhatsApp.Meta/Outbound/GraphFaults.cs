using System.Net;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>Which of Meta's error codes concern the account rather than one message or one recipient.</summary>
internal static class GraphFaults
{
    /// <summary>Null when the failure says nothing of the account. True when nothing will be sent until somebody mends it.</summary>
    public static bool? Lasts(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused(var error) => IsTokenFault(error.Code) || IsPermissionFault(error.Code) || IsAccountFault(error.Code) ? true : null,
        // A pair limit is reached with one recipient only.
        SendOutcome.TryLater { Error.Code: "131056" } => null,
        SendOutcome.TryLater or SendOutcome.Unknown => false,
        _ => null,
    };

    /// <summary>What an answer that is no success says of the connection.</summary>
    public static ConnectionFault Of(HttpStatusCode status, DeliveryError error) =>
        IsTokenFault(error.Code) || status == HttpStatusCode.Unauthorized ? ConnectionFault.TokenRefused
        : IsPermissionFault(error.Code) || status == HttpStatusCode.Forbidden ? ConnectionFault.PermissionMissing
        : status == HttpStatusCode.TooManyRequests || error.Code is "4" or "80007" or "130429" ? ConnectionFault.Throttled
        : error.Code == "100" || status == HttpStatusCode.NotFound ? ConnectionFault.NumberUnknown
        : ConnectionFault.ProviderFailed;

    /// <summary>The session is over, or the token was never one.</summary>
    private static bool IsTokenFault(string code) => code is "0" or "190" or "http_401";

    /// <summary>3 and 10 lack a capability; 200 to 299 are Meta's permissions, one number each.</summary>
    private static bool IsPermissionFault(string code) => code is "3" or "10" or "131005" or "http_403" or ['2', >= '0' and <= '9', >= '0' and <= '9'];

    /// <summary>Blocked for policy, restricted or locked; nobody pays; the number is not registered.</summary>
    private static bool IsAccountFault(string code) => code is "368" or "130497" or "131031" or "131042" or "131045" or "133010";
}

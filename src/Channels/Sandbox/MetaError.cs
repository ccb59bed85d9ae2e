namespace Parloir.Channels.Sandbox;

/// <summary>One of Meta's errors, as its API and its webhooks tell it.</summary>
/// <param name="Status">HTTP status of the API's answer.</param>
internal sealed record MetaError(int Status, int Code, string Title, string Details, bool IsTransient = false, int? RetryAfterSeconds = null)
{
    public static readonly MetaError TokenInvalid = new(401, 190, "Invalid OAuth access token - Cannot parse access token", "");
    public static readonly MetaError Throttled = new(
        429, 130429, "Rate limit hit", "Message failed to send because there were too many messages sent from this phone number in a short period of time.", false, 1);
    public static readonly MetaError Unavailable = new(503, 2, "Service temporarily unavailable", "", IsTransient: true);
    public static readonly MetaError WindowClosed = new(
        400, 131047, "Re-engagement message", "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
    public static readonly MetaError Undeliverable = new(400, 131026, "Message undeliverable", "Message Undeliverable.");

    public static MetaError UnknownObject(string id) => new(
        400, 100, $"Unsupported post request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation", "");

    public static MetaError InvalidParameter(string details) => new(400, 100, "Invalid parameter", details);

    public static MetaError Missing(string parameter) => new(400, 131008, "Required parameter is missing", $"The parameter {parameter} is required.");

    public static MetaError NotValid(string details) => new(400, 131009, "Parameter value is not valid", details);
}

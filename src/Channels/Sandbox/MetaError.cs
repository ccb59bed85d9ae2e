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

    public static readonly MetaError TemplatePaused = new(400, 132015, "Template is Paused", "Template is paused due to low quality so it cannot be sent in a template message.");
    public static readonly MetaError TemplateDisabled = new(400, 132016, "Template is Disabled", "Template has been paused too many times due to low quality and is now permanently disabled.");

    public static MetaError NoTemplate(string name, string language) =>
        new(404, 132001, "Template name does not exist in the translation", $"template name ({name}) does not exist in {language}");

    public static MetaError ParameterCount(string place, int given, int expected) => new(
        400, 132000, "Number of parameters does not match the expected number of params", $"{place}: number of localizable_params ({given}) does not match the expected number of params ({expected})");

    public static MetaError ParameterFormat(string details) => new(400, 132012, "Parameter format does not match format in the created template", details);

    public static MetaError UnknownObject(string id) => new(
        400, 100, $"Unsupported post request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation", "");

    public static MetaError InvalidParameter(string details) => new(400, 100, "Invalid parameter", details);

    public static MetaError Missing(string parameter) => new(400, 131008, "Required parameter is missing", $"The parameter {parameter} is required.");

    public static MetaError NotValid(string details) => new(400, 131009, "Parameter value is not valid", details);
}

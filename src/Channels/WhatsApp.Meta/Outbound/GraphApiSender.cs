using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// Sends by Meta's Graph API, each call once: <c>POST {GraphAddress}/{version}/{phone_number_id}/messages</c>. The difference that matters is whether any of the
/// request had left when something broke. If not, it is safe to send again; if so, only an answer can tell.
/// </summary>
internal sealed partial class GraphApiSender(
    IHttpClientFactory clients, GraphMedia media, GraphFlows flows, IOptions<WhatsAppOptions> options, IChannelPulse pulse, TimeProvider time, ILogger<GraphApiSender> logger)
    : IChannelSender
{
    public const string Client = "whatsapp-graph";
    private const string Stopped = "canceled";

    public ChannelType Type => ChannelType.WhatsApp;

    public async Task<SendOutcome> Send(ChannelAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!GraphBody.CanWrite(message))
            return new SendOutcome.Refused(new DeliveryError("content_unsupported", $"WhatsApp messages of kind {message.Content.Kind} cannot be sent."));
        var outcome = await PrepareAndSendAsync(account, message, cancellationToken);
        LogOutcome(account.Id, outcome);
        Tell(account, outcome);
        return outcome;
    }

    /// <summary>The file or the form goes first, and is harmless alone: only the message that names it is sent once and never again.</summary>
    private async Task<SendOutcome> PrepareAndSendAsync(ChannelAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        var (preparedId, failure) = message.Content is MessageContent.Form form ? await flows.EnsureAsync(account, form, cancellationToken)
            : GraphBody.FileOf(message.Content) is { } file ? await media.UploadAsync(account, file, cancellationToken)
            : default;
        return failure ?? await PostAsync(account, message, preparedId, cancellationToken);
    }

    private async Task<SendOutcome> PostAsync(ChannelAccount account, OutboundMessage message, string? preparedId, CancellationToken cancellationToken)
    {
        using var content = GraphRequest.Of(message, preparedId);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(account)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.AccessToken);
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return GraphAnswer.Read(answer.StatusCode, RetryAfter(answer.Headers.RetryAfter), await answer.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return Broken(e, content.Left, cancellationToken.IsCancellationRequested);
        }
    }

    private void Tell(ChannelAccount account, SendOutcome outcome)
    {
        if (outcome is SendOutcome.Accepted)
            pulse.Sent(account);
        else if (outcome.Reason is { Code: not Stopped } error && GraphFaults.Lasts(outcome) is { } lasts)
            pulse.Failed(account, error, lasts);
    }

    private Uri Address(ChannelAccount account) => options.Value.Graph($"{Uri.EscapeDataString(account.PhoneNumberId)}/messages");

    private static SendOutcome Broken(Exception exception, bool left, bool isShutdown)
    {
        var error = exception switch
        {
            OperationCanceledException when isShutdown => new DeliveryError(Stopped, "The engine stopped during the send."),
            OperationCanceledException => new DeliveryError("timeout", "The provider did not answer in time."),
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => new DeliveryError("network", $"The connection to the provider failed: {http.HttpRequestError}."),
            _ => new DeliveryError("network", "The connection to the provider failed."),
        };
        return left ? new SendOutcome.Unknown(error) : new SendOutcome.TryLater(error, null);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}

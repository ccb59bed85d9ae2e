using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// Publishes a form as a Flow of the WhatsApp business account when it is sent there for the first time: <c>POST /{business_account_id}/flows</c>. Its name holds the fingerprint of
/// what is published, and names are unique at Meta: so one that was published by a life of this process that did not get to write it down is found by its name, and none is made twice.
/// </summary>
internal sealed class GraphFlows(IHttpClientFactory clients, IPublishedForms published, IOptions<WhatsAppOptions> options, TimeProvider time)
{
    private const int LongestTitle = 60;
    private const int MostPages = 100;

    /// <returns>Meta's id of the Flow, or what becomes of the send that needs it. Doing it twice does no harm.</returns>
    public async Task<(string? Id, SendOutcome? Failure)> EnsureAsync(ChannelAccount account, MessageContent.Form form, CancellationToken cancellationToken)
    {
        if (account.BusinessAccountId.Length == 0)
            return (null, new SendOutcome.Refused(new DeliveryError("business_account_unknown", "The account lacks the id of its WhatsApp business account.")));
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await FindOrPublishAsync(account, form, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException or DbException)
        {
            // Nothing of the message has left.
            return (null, new SendOutcome.TryLater(new DeliveryError("network", "The form could not be published: the provider cannot be reached, or its answer cannot be read."), null));
        }
    }

    public static string NameOf(MessageContent.Form form, FlowJson flow) => $"{(form.Title.Length > LongestTitle ? form.Title[..LongestTitle] : form.Title)} {flow.Fingerprint[..16]}";

    private async Task<(string? Id, SendOutcome? Failure)> FindOrPublishAsync(ChannelAccount account, MessageContent.Form form, CancellationToken cancellationToken)
    {
        var flow = FlowJson.Of(form);
        if (await published.FindAsync(account.Workspace, account.BusinessAccountId, form.Id, flow.Fingerprint, cancellationToken) is { } known)
            return (known, null);
        var (id, failure) = await PublishAsync(account, NameOf(form, flow), flow, cancellationToken);
        if (id is not null)
            await published.AddAsync(account.Workspace, account.BusinessAccountId, form.Id, flow.Fingerprint, id, cancellationToken);
        return (id, failure);
    }

    private async Task<(string? Id, SendOutcome? Failure)> PublishAsync(ChannelAccount account, string name, FlowJson flow, CancellationToken cancellationToken)
    {
        using var created = await AskAsync(account, HttpMethod.Post, $"{Uri.EscapeDataString(account.BusinessAccountId)}/flows", new NewFlow(name, ["OTHER"], flow.Text, true), cancellationToken);
        if (created.Id is { } id)
            return created.Complaint is { } complaint ? (null, Invalid(complaint)) : (id, null);
        // The name may be taken because an earlier attempt came further than its answer.
        return created.Failure is SendOutcome.Refused && await FindAsync(account, name, cancellationToken) is { } found
            ? await AdoptAsync(account, found, cancellationToken)
            : (null, created.Failure ?? new SendOutcome.TryLater(new DeliveryError("unreadable_answer", "The provider's answer names no Flow."), null));
    }

    private async Task<(string? Id, SendOutcome? Failure)> AdoptAsync(ChannelAccount account, FoundFlow found, CancellationToken cancellationToken)
    {
        if (found.IsPublished)
            return (found.Id, null);
        using var answer = await AskAsync(account, HttpMethod.Post, $"{Uri.EscapeDataString(found.Id)}/publish", null, cancellationToken);
        return answer.Failure is { } failure ? (null, failure) : (found.Id, null);
    }

    /// <summary>Null when the business account has none of that name that can be sent or published.</summary>
    private async Task<FoundFlow?> FindAsync(ChannelAccount account, string name, CancellationToken cancellationToken)
    {
        string? after = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var place = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            using var page = await AskAsync(
                account, HttpMethod.Get, $"{Uri.EscapeDataString(account.BusinessAccountId)}/flows?fields=id,name,status&limit=100{place}", null, cancellationToken);
            foreach (var flow in page.Root.Member("data"u8).Items())
            {
                if (flow.Member("name"u8).Text() == name && flow.Member("id"u8).Id() is { } id && flow.Member("status"u8).Text() is "PUBLISHED" or "DRAFT")
                    return new FoundFlow(id, flow.Member("status"u8).Is("PUBLISHED"u8));
            }
            var paging = page.Root.Member("paging"u8);
            after = paging.Member("next"u8).IsPresent() ? paging.Member("cursors"u8).Member("after"u8).Text() : null;
            if (after is null)
                return null;
        }
        return null;
    }

    private async Task<FlowAnswer> AskAsync(ChannelAccount account, HttpMethod method, string path, NewFlow? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, options.Value.Graph(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.AccessToken);
        if (body is not null)
            request.Content = JsonContent.Create(body, FlowsJson.Default.NewFlow);
        using var answer = await clients.CreateClient(GraphApiSender.Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? new FlowAnswer(JsonDocument.Parse(bytes), null)
            : new FlowAnswer(null, FailureOf(answer.StatusCode, answer.Headers.RetryAfter?.Delta, bytes));
    }

    /// <summary>Nothing was sent yet: whatever nobody knows the outcome of can be done again.</summary>
    private static SendOutcome FailureOf(HttpStatusCode status, TimeSpan? retryAfter, byte[] body) =>
        GraphAnswer.Read(status, retryAfter, body) is SendOutcome.Unknown unknown ? new SendOutcome.TryLater(unknown.Error, null) : GraphAnswer.Read(status, retryAfter, body);

    private static SendOutcome.Refused Invalid(string complaint) => new(new DeliveryError("form_refused", $"The provider does not take the form: {complaint}"));

    private sealed record FoundFlow(string Id, bool IsPublished);

    private sealed record FlowAnswer(JsonDocument? Document, SendOutcome? Failure) : IDisposable
    {
        public JsonElement Root => Document?.RootElement ?? default;

        public string? Id => Root.Member("id"u8).Id();

        /// <summary>Meta makes a draft of what it finds fault with.</summary>
        public string? Complaint => Root.Member("validation_errors"u8).Items().Select(error => error.Member("message"u8).TextOrNull() ?? "no reason told").FirstOrDefault();

        public void Dispose() => Document?.Dispose();
    }
}

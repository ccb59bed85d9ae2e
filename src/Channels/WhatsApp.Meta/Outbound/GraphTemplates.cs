using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>The templates of a WhatsApp business account: <c>GET /{business_account_id}/message_templates</c>, page by page.</summary>
internal sealed class GraphTemplates(IHttpClientFactory clients, IOptions<WhatsAppOptions> options, TimeProvider time) : ITemplateSource
{
    private const string Fields = "id,name,language,status,category,quality_score,parameter_format,components,rejected_reason";
    /// <summary>Meta keeps 6,000 translations at most.</summary>
    private const int MostPages = 100;

    public ChannelType Type => ChannelType.WhatsApp;

    public async Task<TemplateListing> ListAsync(ChannelAccount account, CancellationToken cancellationToken)
    {
        if (account.BusinessAccountId.Length == 0)
            return new TemplateListing.Failed(new DeliveryError("business_account_unknown", "The account lacks the id of its WhatsApp business account."));
        var templates = ImmutableArray.CreateBuilder<MessageTemplate>();
        string? after = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var (page, failure) = await ReadAsync(account, after, cancellationToken);
            if (failure is not null)
                return new TemplateListing.Failed(failure);
            using (page)
            {
                foreach (var template in page!.RootElement.Member("data"u8).Items())
                {
                    if (TemplateReader.Read(template) is { } read)
                        templates.Add(read);
                }
                var paging = page.RootElement.Member("paging"u8);
                after = paging.Member("next"u8).IsPresent() ? paging.Member("cursors"u8).Member("after"u8).Text() : null;
            }
            if (after is null)
                return new TemplateListing.Listed(templates.ToImmutable());
        }
        return new TemplateListing.Failed(new DeliveryError("endless", "The provider's list does not end."));
    }

    private async Task<(JsonDocument? Page, DeliveryError? Failure)> ReadAsync(ChannelAccount account, string? after, CancellationToken cancellationToken)
    {
        var place = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        using var request = new HttpRequestMessage(
            HttpMethod.Get, options.Value.Graph($"{Uri.EscapeDataString(account.BusinessAccountId)}/message_templates?fields={Fields}&limit=30{place}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.AccessToken);
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await clients.CreateClient(GraphApiSender.Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            if (answer.IsSuccessStatusCode)
                return (JsonDocument.Parse(body), null);
            return (null, GraphAnswer.ErrorOf(answer.StatusCode, body));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, new DeliveryError("network", "The provider cannot be reached, or its answer cannot be read."));
        }
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// Asks Meta for the number itself: <c>GET /{phone_number_id}</c>, by the client that sends, so that what it finds is true of sends. It goes to the configured Graph
/// API and nowhere else: redirects are not followed, and an id cannot be an address.
/// </summary>
internal sealed class GraphConnection(IHttpClientFactory clients, IOptions<WhatsAppOptions> options, TimeProvider time) : IConnectionProbe
{
    private const string Fields = "id,display_phone_number,verified_name";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public ChannelType Type => ChannelType.WhatsApp;

    public async Task<ConnectionTest> TestAsync(ChannelAccount account, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.Graph($"{Uri.EscapeDataString(account.PhoneNumberId)}?fields={Fields}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.AccessToken);
        using var timeout = new CancellationTokenSource(options.Value.SendTimeout < Patience ? options.Value.SendTimeout : Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await clients.CreateClient(GraphApiSender.Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return Read(account, answer, await answer.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectionTest.Failed(ConnectionFault.TimedOut, "The provider did not answer in time.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            var reason = e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http ? $": {http.HttpRequestError}" : "";
            return new ConnectionTest.Failed(ConnectionFault.NotReachable, $"The connection to the provider failed{reason}.");
        }
    }

    private static ConnectionTest Read(ChannelAccount account, HttpResponseMessage answer, byte[] body)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var error = GraphAnswer.ErrorOf(answer.StatusCode, body);
            return new ConnectionTest.Failed(GraphFaults.Of(answer.StatusCode, error), error.Text);
        }
        try
        {
            using var number = JsonDocument.Parse(body);
            if (number.RootElement.Member("id"u8).Id() == account.PhoneNumberId)
                return new ConnectionTest.Works(number.RootElement.Member("display_phone_number"u8).TextOrNull(), number.RootElement.Member("verified_name"u8).TextOrNull());
        }
        catch (JsonException)
        {
            // Not Meta's: somebody else answers there.
        }
        return new ConnectionTest.Failed(ConnectionFault.ProviderFailed, "What answers at the provider's address does not name the number.");
    }
}

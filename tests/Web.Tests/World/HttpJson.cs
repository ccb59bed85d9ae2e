using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Parloir.Web.Tests.World;

internal static class HttpJson
{
    /// <summary>The status, and the body as JSON; null when there is none.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode? Body)> SendJsonAsync(this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public static Task<(HttpStatusCode Status, JsonNode? Body)> GetJsonAsync(this HttpClient client, string path) => client.SendJsonAsync(HttpMethod.Get, path);

    public static Task<(HttpStatusCode Status, JsonNode? Body)> PostJsonAsync(this HttpClient client, string path, object? body = null) =>
        client.SendJsonAsync(HttpMethod.Post, path, body);

    /// <summary>Asserts the status and the code of a problem document, and hands it on.</summary>
    public static JsonNode ShouldBe(this (HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), (answer.Status, (string?)answer.Body?["code"]));
        Assert.Equal((int)status, (int)answer.Body!["status"]!);
        Assert.False(string.IsNullOrEmpty((string?)answer.Body["title"]));
        return answer.Body;
    }

    public static JsonNode ShouldBeOk(this (HttpStatusCode Status, JsonNode? Body) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Body}");
        return answer.Body!;
    }
}

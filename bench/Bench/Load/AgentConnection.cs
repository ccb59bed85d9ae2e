using System.Text;

namespace Parloir.Bench.Load;

/// <summary>Commands of one agent, who shows a token, over one keep-alive connection.</summary>
internal sealed class AgentConnection(Uri address, string token) : IDisposable
{
    private readonly HttpConnection _connection = new();

    public Task OpenAsync() => _connection.OpenAsync(address);

    /// <param name="json">Null for a request without a body.</param>
    /// <returns>The status code of the answer.</returns>
    public ValueTask<int> SendAsync(string method, string path, string? json)
    {
        var type = json is null ? "" : "Content-Type: application/json\r\n";
        return _connection.SendAsync(Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n{type}Content-Length: {Encoding.UTF8.GetByteCount(json ?? "")}\r\n\r\n{json}"));
    }

    public void Dispose() => _connection.Dispose();
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parloir.Bench.Load;

/// <summary>One keep-alive connection that sends finished requests and reads answers: a tenth of what an HttpClient costs.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _answer = new byte[4096];

    public async Task OpenAsync(Uri address) => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <returns>The status code of the answer.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        while (request.Length > 0) request = request[await _socket.SendAsync(request)..];
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            if (read == 0) throw new IOException("The server has closed the connection.");
            length += read;
            if (IsWhole(_answer.AsSpan(0, length))) return StatusOf(_answer);
            if (length < _answer.Length) continue;
            if (length == LongestAnswer) throw new IOException("The answer is longer than any that is expected.");
            Array.Resize(ref _answer, length * 2);
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int StatusOf(ReadOnlySpan<byte> answer) => (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + (answer[11] - '0');

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8) || StatusOf(answer) == 204;
        var digits = answer[(at + 16)..];
        var length = int.Parse(digits[..digits.IndexOf((byte)'\r')], System.Globalization.CultureInfo.InvariantCulture);
        return answer.Length >= head + 4 + length;
    }
}

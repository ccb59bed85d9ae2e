using System.Diagnostics;
using System.Globalization;

namespace Parloir.Cluster.Tests.Fleet;

/// <summary>HAProxy as an operator runs it, with the configuration of this repository.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private Proxy(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(directory => File.Exists(Path.Combine(directory, "haproxy")));

    /// <param name="silos">Three.</param>
    public static async Task<Proxy> StartAsync(IReadOnlyList<Uri> silos)
    {
        var bind = $"127.0.0.1:{RunningSilo.FreePort()}";
        var start = new ProcessStartInfo("haproxy", ["-db", "-q", "-f", Path.Combine(AppContext.BaseDirectory, "haproxy.cfg")])
        {
            Environment =
            {
                ["PARLOIR_BIND"] = bind,
                ["PARLOIR_SILO_1"] = silos[0].Authority,
                ["PARLOIR_SILO_2"] = silos[1].Authority,
                ["PARLOIR_SILO_3"] = silos[2].Authority,
            },
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] += ":/usr/sbin";
        var process = Process.Start(start) ?? throw new InvalidOperationException("haproxy cannot be started.");
        process.BeginOutputReadLine();
        var proxy = new Proxy(process, new Uri($"http://{bind}"));
        using var http = new HttpClient { BaseAddress = proxy.Address };
        await Eventually.HoldsAsync(() => AnswersAsync(http), Patience, () => "The proxy does not answer");
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        using (Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>A test that needs HAProxy.</summary>
internal sealed class ProxyFactAttribute : FactAttribute
{
    public ProxyFactAttribute()
    {
        if (!Proxy.IsInstalled) Skip = "HAProxy is not installed (Debian: apt-get install haproxy).";
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parloir.Silo.Tests;

/// <summary>The program as an operator starts it: a process of its own, with a data directory and a port.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Dictionary<string, string> settings;
    private readonly StringBuilder output = new();
    private Process? process;

    public RunningSilo(string? dataDirectory = null, int? port = null, params (string Name, string Value)[] settings)
    {
        DataDirectory = dataDirectory ?? Path.Combine(Path.GetTempPath(), $"parloir silo {Environment.ProcessId}-{FreePort()}");
        Address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        this.settings = new Dictionary<string, string>
        {
            ["Engine__Demo"] = "true",
            ["Engine__Urls"] = Address.ToString().TrimEnd('/'),
            ["Engine__DataDirectory"] = DataDirectory,
        };
        foreach (var (name, value) in settings) this.settings[name] = value;
    }

    public string DataDirectory { get; }
    public Uri Address { get; }
    public string Output { get { lock (output) return output.ToString(); } }

    public async Task<RunningSilo> StartAsync()
    {
        Launch();
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.HoldsAsync(async () => !process!.HasExited ? await IsReadyAsync(http) : throw new InvalidOperationException($"The silo ended: {Output}"), Patience);
        return this;
    }

    /// <summary>Starts a silo that is expected to give up.</summary>
    /// <returns>Its exit code, and what it said.</returns>
    public async Task<(int ExitCode, string Output)> RunToEndAsync()
    {
        Launch();
        using var patience = new CancellationTokenSource(Patience);
        await process!.WaitForExitAsync(patience.Token);
        return (process.ExitCode, Output);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>SIGKILL to the first process of the silo's private PostgreSQL; the silo starts it again by itself.</summary>
    public void KillDatabase()
    {
        var pidFile = File.ReadLines(Path.Combine(DataDirectory, "postgres", "postmaster.pid")).First();
        using var server = Process.GetProcessById(int.Parse(pidFile, CultureInfo.InvariantCulture));
        server.Kill();
    }

    /// <summary>SIGTERM, as a supervisor sends it.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await StopAsync();
        if (Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Launch()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Parloir.Silo.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start) ?? throw new InvalidOperationException("The silo cannot be started.");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

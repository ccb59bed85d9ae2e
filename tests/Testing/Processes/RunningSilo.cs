using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parloir.Testing.Processes;

/// <summary>The program as an operator starts it: a process of its own, with a data directory and a port.</summary>
public sealed class RunningSilo : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Dictionary<string, string> settings;
    private readonly StringBuilder output = new();
    private Process? process;

    public RunningSilo(string? dataDirectory = null, int? port = null, params (string Name, string Value)[] settings)
        : this(new Uri($"http://127.0.0.1:{port ?? FreePort()}"), dataDirectory, settings) { }

    public RunningSilo(Uri address, string? dataDirectory, params (string Name, string Value)[] settings)
    {
        Address = address;
        DataDirectory = dataDirectory ?? Path.Combine(Path.GetTempPath(), $"parloir silo {Environment.ProcessId}-{FreePort()}");
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

    /// <summary>A command that the program is started through, such as <c>ip netns exec</c>; it must become the program.</summary>
    public string[] Through { get; init; } = [];

    public bool IsRunning => process is { HasExited: false };

    public async Task<RunningSilo> StartAsync()
    {
        Launch();
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Eventually.HoldsAsync(
            async () => IsRunning ? await IsReadyAsync(http) : throw new InvalidOperationException($"The silo ended: {Output}"),
            Patience, () => $"The silo is not ready: {Output}");
        return this;
    }

    /// <summary>Starts a silo that is expected to give up.</summary>
    /// <returns>Its exit code, and what it said.</returns>
    public async Task<(int ExitCode, string Output)> RunToEndAsync()
    {
        Launch();
        return (await EndAsync(), Output);
    }

    /// <summary>Waits for a silo that ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process!.WaitForExitAsync(patience.Token);
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        return code;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndAsync();
    }

    /// <summary>SIGSTOP: it stands still in whatever it does, with its connections open.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>SIGCONT: it goes on, and does not know for how long it stood still.</summary>
    public void Continue() => Signal("CONT");

    /// <summary>SIGKILL to the first process of the silo's private PostgreSQL, as soon as there is one; the silo starts it again by itself.</summary>
    public Task KillDatabaseAsync() => Eventually.HoldsAsync(() => Task.FromResult(TryKillDatabase()), TimeSpan.FromSeconds(30), () => "PostgreSQL did not come back");

    /// <returns>False while the one that was killed before is not replaced: its file is gone, or names nobody.</returns>
    private bool TryKillDatabase()
    {
        try
        {
            var pid = File.ReadLines(Path.Combine(DataDirectory, "postgres", "postmaster.pid")).First();
            using var server = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            server.Kill();
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>SIGTERM, as a supervisor sends it.</summary>
    public Task<int> StopAsync()
    {
        Signal("TERM");
        return EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning) await StopAsync();
        if (Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Launch()
    {
        string[] line = [.. Through, "dotnet", Path.Combine(AppContext.BaseDirectory, "Parloir.Silo.dll")];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // It lives for seconds: code that is compiled a second time to be watched never pays for that.
        start.Environment["DOTNET_TieredPGO"] = "0";
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

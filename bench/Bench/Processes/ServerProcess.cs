using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parloir.Bench.Processes;

/// <summary>A program of this repository as a process of its own, which is ready when <c>/health/ready</c> says so.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan startTime) => (_process, Address, StartTime) = (process, address, startTime);

    public Uri Address { get; }

    /// <summary>From the launch to the first 200 of the health check.</summary>
    public TimeSpan StartTime { get; }

    public int Id => _process.Id;

    /// <summary>Resident memory of this process alone, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The silo with the demo workspace, on a database of its own in <paramref name="dataDirectory"/>. The sandbox's phones receive at once.</summary>
    public static Task<ServerProcess> StartSiloAsync(string dataDirectory, TimeProvider time)
    {
        var address = FreeAddress();
        return StartAsync(Repository.Program("src/Silo", "Parloir.Silo"), [], address, time, new()
        {
            ["Engine__Demo"] = "true",
            ["Engine__Urls"] = address.ToString().TrimEnd('/'),
            ["Engine__DataDirectory"] = dataDirectory,
            ["Engine__Sandbox__DeliveryTime"] = "00:00:00",
        });
    }

    /// <summary>A silo of a cluster, with the demo workspace; on a database that others may share.</summary>
    /// <param name="writers">As docs/operations.md advises for so many silos on one database's two processors.</param>
    public static Task<ServerProcess> StartClusterSiloAsync(string database, int writers, TimeProvider time)
    {
        var address = FreeAddress();
        return StartAsync(Repository.Program("src/Silo", "Parloir.Silo"), [], address, time, new()
        {
            ["Engine__Demo"] = "true",
            ["Engine__Urls"] = address.ToString().TrimEnd('/'),
            ["Engine__Database"] = database,
            ["Engine__Writers"] = writers.ToString(CultureInfo.InvariantCulture),
            ["Engine__Cluster__Listen"] = FreeAddress().Authority,
            ["Engine__Cluster__Secret"] = "a secret for the bench alone",
        });
    }

    public static Task<ServerProcess> StartMessagesAsync(string connectionString, string secret, TimeProvider time) =>
        StartBaselineAsync(time, "messages", connectionString, secret);

    public static Task<ServerProcess> StartBroadcastAsync(string secret, TimeProvider time) => StartBaselineAsync(time, "broadcast", secret);

    private static Task<ServerProcess> StartBaselineAsync(TimeProvider time, string name, params string[] arguments)
    {
        var address = FreeAddress();
        return StartAsync(Repository.Program("bench/Baselines", "Parloir.Baselines"), [name, address.ToString().TrimEnd('/'), .. arguments], address, time, []);
    }

    /// <summary>SIGKILL: nothing of it gets to say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, string[] arguments, Uri address, TimeProvider time, Dictionary<string, string> settings)
    {
        var launch = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings) launch.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(launch) ?? throw new InvalidOperationException($"{program} cannot be started.");
        // What it says on its console is read and dropped, so that the pipe never fills; errors stay visible.
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(http))
        {
            if (process.HasExited) throw new InvalidOperationException($"{program} ended with {process.ExitCode} instead of getting ready.");
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"{program} was not ready within {Patience}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        }
        return new ServerProcess(process, address, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
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

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}

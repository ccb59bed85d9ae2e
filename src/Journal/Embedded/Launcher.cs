using System.Diagnostics;

namespace Parloir.Journal.Embedded;

/// <summary>
/// Starts the server's programs. PostgreSQL refuses to run as root, so for root they run as another user: best in a user namespace, where the files stay
/// root's own and may lie anywhere; where namespaces are forbidden, as that user in earnest, who must be able to reach the files and own the data.
/// </summary>
internal sealed class Launcher
{
    private readonly string[] _prefix;

    private Launcher(string[] prefix, string? owner) => (_prefix, Owner) = (prefix, owner);

    public static Launcher Direct { get; } = new([], null);

    /// <summary>To whom the data directory must be given, as <c>user:group</c>; null when it may stay as it is.</summary>
    public string? Owner { get; }

    public static async Task<Launcher> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Direct;
        var (user, group) = UnprivilegedUser();
        Launcher[] candidates =
        [
            new(["unshare", "--user", $"--map-user={user}", $"--map-group={group}"], null),
            new(["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"], $"{user}:{group}"),
        ];
        foreach (var candidate in candidates)
        {
            var (exitCode, output) = await candidate.RunAsync("id", ["-u"], cancellationToken);
            if (exitCode == 0 && output.Trim() != "0")
                return candidate;
        }

        throw new EmbeddedPostgresException("PostgreSQL does not run as root, and neither unshare nor setpriv can start it as another user: start the silo as an ordinary user.");
    }

    /// <summary>Runs a program to its end; the output is what it says on both its streams.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Start(program, arguments, new Dictionary<string, string>());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }

        using (process)
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output + await error);
        }
    }

    public Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string[] line = [.. _prefix, program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LANG"] = "C";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>One that has a name, without which initdb does not run.</summary>
    private static (string User, string Group) UnprivilegedUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3 && fields[2] != "0").ToList();
        var user = users.Find(fields => fields[0] == "postgres") ?? users.Find(fields => fields[0] == "nobody") ?? users.FirstOrDefault()
            ?? throw new EmbeddedPostgresException("PostgreSQL does not run as root, and /etc/passwd knows nobody else.");
        return (user[2], user[3]);
    }
}

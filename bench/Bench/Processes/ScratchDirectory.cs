namespace Parloir.Bench.Processes;

/// <summary>An empty directory on the repository's own disk: the temporary one may be memory, where fsync costs nothing.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(
        System.IO.Path.Combine(Repository.Root, "bench", "data", $"{Environment.ProcessId}-{System.IO.Path.GetRandomFileName()}")).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Parloir.Journal.Embedded;

/// <summary>Held by the silo as long as it lives: the system releases it with the process.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <exception cref="EmbeddedPostgresException">Another silo holds it.</exception>
    public static DataDirectoryLock Take(DataLayout layout)
    {
        try
        {
            return new DataDirectoryLock(new FileStream(layout.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new EmbeddedPostgresException($"Another silo is running on {layout.Root}: stop it, or give this one an Engine:DataDirectory of its own.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}

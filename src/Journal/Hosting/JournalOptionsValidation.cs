using Microsoft.Extensions.Options;
using Npgsql;

namespace Parloir.Journal.Hosting;

internal sealed class JournalOptionsValidation : IValidateOptions<JournalOptions>
{
    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(JournalOptions options)
    {
        if (options.Database.Length == 0 && string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return "Engine:DataDirectory is empty, and so is Engine:Database.";
        if (options.Database.Length > 0 && !IsConnectionString(options.Database))
            yield return "Engine:Database is no connection string, such as Host=db.example.org;Username=parloir;Password=...;Database=parloir.";
        if (options.Writers is < 1 or > 16)
            yield return $"Engine:Writers is {options.Writers}, but has to be 1 to 16.";
        if (options.QueueCapacity < options.Writers)
            yield return $"Engine:QueueCapacity is {options.QueueCapacity}, but has to be at least Engine:Writers.";
        if (options.MaxBatchAppends < 1 || options.MaxBatchBytes < 1)
            yield return "Engine:MaxBatchAppends and Engine:MaxBatchBytes have to be positive.";
        if (options.Patience <= TimeSpan.Zero || options.RetryPause <= TimeSpan.Zero || options.StartPatience < TimeSpan.Zero)
            yield return "Engine:Patience and Engine:RetryPause have to be positive, and Engine:StartPatience not negative.";
    }

    private static bool IsConnectionString(string database)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(database).Host is { Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }
}

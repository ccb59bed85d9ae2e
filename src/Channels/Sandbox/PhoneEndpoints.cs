using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>The phone's API, as README.md describes it.</summary>
internal sealed class PhoneEndpoints(SandboxAccounts accounts, SandboxReads reads, Phones phones, PhoneEvents events, FaultSwitch faults, TimeProvider time)
{
    private const int LongestName = 100;
    private const int FreeNumbers = 10_000;

    public async Task<IResult> AccountsAsync(CancellationToken cancellationToken) =>
        Json(new Page<SandboxAccount>([.. (await accounts.AllAsync(cancellationToken)).Select(SandboxAccounts.View)]), SandboxJson.Default.PageSandboxAccount);

    public async Task<IResult> PhonesAsync(CancellationToken cancellationToken) =>
        Json(new Page<SandboxPhone>(await reads.PhonesAsync(cancellationToken)), SandboxJson.Default.PageSandboxPhone);

    public async Task<IResult> AddPhoneAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (wanted, refusal) = await ReadAsync(request, SandboxJson.Default.NewPhone, cancellationToken);
        if (wanted is null)
            return Problem(refusal!);
        if (wanted.Name is not { Length: > 0 and <= LongestName } name || name.Contains('\0', StringComparison.Ordinal))
            return Problem(PhoneRefusal.Invalid($"A name has 1 to {LongestName} characters."));
        if (wanted.Phone is { } given)
        {
            if (given.Length is < 5 or > 15 || !given.All(char.IsAsciiDigit))
                return Problem(PhoneRefusal.Invalid("A phone has 5 to 15 digits and nothing else."));
            return await reads.AddPhoneAsync(new SandboxPhone(given, name), cancellationToken) ? Created(new SandboxPhone(given, name)) : Problem(PhoneRefusal.PhoneTaken);
        }
        // French numbers that are kept for fiction: 06 39 98 and four digits.
        var digits = (int)(time.GetUtcNow().ToUnixTimeMilliseconds() % FreeNumbers);
        for (var tried = 0; tried < FreeNumbers; tried++, digits = (digits + 1) % FreeNumbers)
        {
            var free = new SandboxPhone(string.Create(CultureInfo.InvariantCulture, $"3363998{digits:0000}"), name);
            if (await reads.AddPhoneAsync(free, cancellationToken))
                return Created(free);
        }
        return Problem(PhoneRefusal.PhoneTaken);
    }

    public async Task<IResult> ThreadAsync(string phone, string? account, CancellationToken cancellationToken)
    {
        var (owner, customer, refusal) = await FindAsync(phone, account, cancellationToken);
        if (owner is null || customer is null)
            return Problem(refusal!);
        var (revision, messages) = await reads.ThreadAsync(new ThreadKey(owner.Id.Value, phone), cancellationToken);
        return Json(new SandboxThread(phone, customer.Name, SandboxAccounts.View(owner), revision, messages), SandboxJson.Default.SandboxThread);
    }

    public async Task<IResult> DoAsync(string phone, string? account, HttpRequest request, CancellationToken cancellationToken)
    {
        var (owner, customer, refusal) = await FindAsync(phone, account, cancellationToken);
        if (owner is null || customer is null)
            return Problem(refusal!);
        (var draft, refusal) = await ReadAsync(request, SandboxJson.Default.Draft, cancellationToken);
        if (draft is null)
            return Problem(refusal!);
        (var message, refusal) = await phones.DoAsync(owner, customer, draft, cancellationToken);
        return message is null ? Problem(refusal!) : Json(message, SandboxJson.Default.SandboxMessage, StatusCodes.Status201Created);
    }

    public async Task<IResult> ReadAsync(string phone, string? account, CancellationToken cancellationToken)
    {
        var (owner, customer, refusal) = await FindAsync(phone, account, cancellationToken);
        if (owner is null || customer is null)
            return Problem(refusal!);
        await phones.ReadAsync(owner, customer, cancellationToken);
        return TypedResults.NoContent();
    }

    public async Task<IResult> EventsAsync(string phone, string? account, HttpRequest request, CancellationToken cancellationToken)
    {
        var (owner, customer, refusal) = await FindAsync(phone, account, cancellationToken);
        if (owner is null || customer is null)
            return Problem(refusal!);
        var thread = new ThreadKey(owner.Id.Value, phone);
        var revision = Revision(request.Headers["Last-Event-ID"]) ?? Revision(request.Query["after"]) ?? await reads.RevisionAsync(thread, cancellationToken);
        return TypedResults.ServerSentEvents(events.FollowAsync(thread, revision, cancellationToken));
    }

    public IResult Faults() => Json(faults.Current, SandboxJson.Default.Faults);

    public async Task<IResult> SetFaultsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (wanted, refusal) = await ReadAsync(request, SandboxJson.Default.Faults, cancellationToken);
        if (wanted is null)
            return Problem(refusal!);
        if (!wanted.IsBounded)
            return Problem(PhoneRefusal.Invalid("latency is 0 to 30000 ms, remaining 0 to 1000."));
        faults.Current = wanted;
        return Json(wanted, SandboxJson.Default.Faults);
    }

    private async Task<(ChannelAccount?, SandboxPhone?, PhoneRefusal?)> FindAsync(string phone, string? account, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(account, cancellationToken) is not { } owner)
            return (null, null, PhoneRefusal.UnknownAccount);
        return await reads.PhoneAsync(phone, cancellationToken) is { } customer ? (owner, customer, null) : (null, null, PhoneRefusal.UnknownPhone);
    }

    private static long? Revision(string? written) =>
        long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    private static async Task<(T?, PhoneRefusal?)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        if (!request.HasJsonContentType())
            return (null, PhoneRefusal.Invalid("The content type is application/json."));
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken) is { } read
                ? (read, null)
                : (null, PhoneRefusal.Invalid("The body is null."));
        }
        catch (JsonException e)
        {
            return (null, PhoneRefusal.Invalid($"The body cannot be read at {e.Path}."));
        }
    }

    private static JsonHttpResult<SandboxPhone> Created(SandboxPhone phone) => Json(phone, SandboxJson.Default.SandboxPhone, StatusCodes.Status201Created);

    private static JsonHttpResult<T> Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => TypedResults.Json(value, type, statusCode: status);

    private static ProblemHttpResult Problem(PhoneRefusal refusal) => TypedResults.Problem(
        refusal.Detail, statusCode: refusal.Status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
}

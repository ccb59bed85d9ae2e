using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal sealed partial class ContactGrain
{
    private async Task<ContactResult> ReportAsync(ContactCommand.Report report, CancellationToken cancellationToken)
    {
        var (key, now) = (ContactRules.ReportKey(Id, report.ClientKey), Clock.GetUtcNow());
        var outcome = await CommitAsync(
            (state, taken) => taken.Contains(key) || state.MergedInto is not null ? Decision<ContactEvent>.Nothing : ContactRules.Report(state, report, now), cancellationToken);
        Tell(outcome);
        if (outcome.Rejection is { } reason) return new ContactResult(null, reason);
        if (outcome.Changed || State.MergedInto is not null) return new ContactResult(State.Shown, null);
        return (await WrittenAsync(key, cancellationToken)).Event is ContactEvent.EventReported first && first.Event == report.Event
            ? new ContactResult(State.Shown, null)
            : new ContactResult(null, new Rejection.ClientMessageIdTaken());
    }
}

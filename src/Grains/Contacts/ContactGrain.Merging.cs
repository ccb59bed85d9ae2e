using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal sealed partial class ContactGrain
{
    /// <summary>Events between the one that began a merge and the one that says what became of it.</summary>
    private const int Meanwhile = 100;

    public async Task<ContactResult> Yield(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => MergeRules.Yield(state, by, winner, winnerName), cancellationToken);
        TellWatchers(outcome);
        return outcome.Rejection is { } reason ? new ContactResult(null, reason) : new ContactResult(State.Shown, null);
    }

    public async Task Regain(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken) =>
        Tell(await CommitAsync((state, _) => MergeRules.Regain(state, by, winner, winnerName), cancellationToken));

    public async Task<KnownContact?> Accompany(ContactId merged, ImmutableArray<ContactPoint> points, CancellationToken cancellationToken)
    {
        Tell(await CommitAsync((state, _) => MergeRules.Learn(state, merged, points), cancellationToken));
        return await IntroduceAsync(cancellationToken);
    }

    /// <summary>A merged contact's conversations are called as the winner is, have his customer, and go to the winner's owner; their address is their own.</summary>
    private async Task<KnownContact?> IntroduceAsync(CancellationToken cancellationToken)
    {
        if (State.Shown is not { } view) return null;
        var known = new KnownContact(view.Card, view.Owner);
        return State.MergedInto is { } winner && await Contact(winner).Accompany(Id, view.Points, cancellationToken) is { } shown
            ? new KnownContact(known.Card with { Name = shown.Card.Name, Customer = shown.Card.Customer }, shown.Owner)
            : known;
    }

    private async Task<ContactResult> MergeAsync(ContactCommand.Merge merge, CancellationToken cancellationToken)
    {
        await FinishAsync(cancellationToken);
        var other = await Contact(merge.Other).Get(cancellationToken);
        return await BeginAsync(merge.ClientKey, state => MergeRules.Begin(state, merge, other), cancellationToken);
    }

    private async Task<ContactResult> UnmergeAsync(ContactCommand.Unmerge unmerge, CancellationToken cancellationToken)
    {
        await FinishAsync(cancellationToken);
        return await BeginAsync(unmerge.ClientKey, state => MergeRules.BeginUnmerge(state, unmerge), cancellationToken);
    }

    /// <summary>Says durably what is to be done, and does it. Asked again with the same key it answers what became of it.</summary>
    private async Task<ContactResult> BeginAsync(string clientKey, Func<ContactState, Decision<ContactEvent>> begin, CancellationToken cancellationToken)
    {
        var key = MergeRules.KeyOf(Id, clientKey);
        var outcome = await CommitAsync(
            (state, taken) => taken.Contains(key) || state.MergedInto is not null ? Decision<ContactEvent>.Nothing : begin(state), cancellationToken);
        Tell(outcome);
        if (outcome.Changed)
            return await FinishAsync(cancellationToken) is { } wrong ? new ContactResult(null, wrong) : new ContactResult(State.Shown, null);
        if (await Journal.FindKeyAsync(key, cancellationToken) is { } first)
            return await WasAbandonedAsync(first.Sequence, cancellationToken) ? new ContactResult(null, new Rejection.ContactBusy()) : new ContactResult(State.Shown, null);
        return new ContactResult(null, outcome.Rejection ?? new Rejection.ContactBusy());
    }

    private async Task<bool> WasAbandonedAsync(long begun, CancellationToken cancellationToken)
    {
        foreach (var stored in await Journal.ReadForwardAsync(Stream, begun, Meanwhile, cancellationToken))
        {
            switch (Codec.Decode(stored).Event)
            {
                case ContactEvent.MergeAbandoned: return true;
                case ContactEvent.Merged or ContactEvent.Unmerged: return false;
            }
        }
        return false;
    }

    /// <summary>Does what was begun, in this life or in an earlier one; each step can be repeated.</summary>
    /// <returns>Why it could not be done.</returns>
    private async Task<Rejection?> FinishAsync(CancellationToken cancellationToken)
    {
        if (State.Underway is not { } step) return null;
        var other = Contact(step.Other);
        if (!step.Merges)
        {
            await other.Regain(step.By, Id, State.View!.Name, cancellationToken);
            Tell(await CommitAsync((state, _) => MergeRules.EndUnmerge(state, step), cancellationToken));
            return null;
        }
        var yielded = await other.Yield(step.By, Id, State.View!.Name, cancellationToken);
        Tell(await CommitAsync(
            (state, _) => yielded.Contact is { } contact ? MergeRules.Absorb(state, step, contact) : MergeRules.Abandon(state, step), cancellationToken));
        return yielded.Rejection;
    }

    private IContactGrain Contact(ContactId id) => GrainFactory.GetGrain<IContactGrain>(Workspace.Key(id.Value));
}

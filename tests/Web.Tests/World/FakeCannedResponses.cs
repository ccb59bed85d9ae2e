using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Workspaces;

namespace Parloir.Web.Tests.World;

internal sealed class FakeCannedResponses : ICannedResponsesGrain
{
    public ImmutableArray<CannedResponseView> Responses { get; set; } = [];
    public Rejection? Rejection { get; set; }

    public Task<ImmutableArray<CannedResponseView>> List(CancellationToken cancellationToken = default) => Task.FromResult(Responses);

    public Task<CannedResponseResult> Create(AgentId by, CannedResponseDraft draft, CancellationToken cancellationToken = default) =>
        Answer(new CannedResponseId($"r{Responses.Length}"), by, draft);

    public Task<CannedResponseResult> Change(AgentId by, bool isAdministrator, CannedResponseId id, CannedResponseDraft draft, CancellationToken cancellationToken = default) =>
        Answer(id, by, draft);

    public Task<Rejection?> Delete(AgentId by, bool isAdministrator, CannedResponseId id, CancellationToken cancellationToken = default) => Task.FromResult(Rejection);

    private Task<CannedResponseResult> Answer(CannedResponseId id, AgentId by, CannedResponseDraft draft)
    {
        if (Rejection is { } reason) return Task.FromResult(new CannedResponseResult(null, reason));
        var response = new CannedResponseView(id, draft.Shortcut, draft.Title, draft.Text, draft.Visibility, by, draft.Team);
        Responses = [.. Responses, response];
        return Task.FromResult(new CannedResponseResult(response, null));
    }
}

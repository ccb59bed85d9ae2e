using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Forms;

namespace Parloir.Web.Tests.World;

internal sealed class FakeForms : IFormsGrain
{
    public ImmutableArray<FormView> Forms { get; set; } = [];
    public Rejection? Rejection { get; set; }
    public Actor.Agent? By { get; private set; }

    public Task<ImmutableArray<FormView>> List(CancellationToken cancellationToken = default) => Task.FromResult(Forms);

    public Task<FormView?> Find(FormId form, CancellationToken cancellationToken = default) => Task.FromResult(Forms.FirstOrDefault(known => known.Id == form));

    public Task<FormResult> Create(Actor.Agent by, FormDraft draft, CancellationToken cancellationToken = default) => Write(by, draft.As(new FormId($"f{Forms.Length}")));

    public Task<FormResult> Change(Actor.Agent by, FormId form, FormDraft draft, CancellationToken cancellationToken = default) => Write(by, draft.As(form));

    private Task<FormResult> Write(Actor.Agent by, FormView form)
    {
        By = by;
        if (Rejection is { } reason) return Task.FromResult(new FormResult(null, reason));
        Forms = [.. Forms.Where(known => known.Id != form.Id), form];
        return Task.FromResult(new FormResult(form, null));
    }
}

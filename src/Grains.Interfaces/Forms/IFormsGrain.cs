namespace Parloir.Grains.Forms;

/// <summary>The forms of a workspace; administrators keep them. Key: <c>workspace</c>.</summary>
public interface IFormsGrain : IGrainWithStringKey
{
    /// <summary>All of them, by name, those that are archived as well.</summary>
    Task<ImmutableArray<FormView>> List(CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such form.</summary>
    Task<FormView?> Find(FormId form, CancellationToken cancellationToken = default);

    /// <summary>Refused with <c>form_invalid</c>, <c>name_taken</c>, <c>unknown_form</c> (what follows it) or <c>catalogue_full</c>.</summary>
    Task<FormResult> Create(Actor.Agent by, FormDraft draft, CancellationToken cancellationToken = default);

    /// <summary>Writes it anew; what was sent before stays as it was. Refused as <see cref="Create"/>, with <c>not_found</c>, and with <c>form_cycle</c> when it would follow itself.</summary>
    Task<FormResult> Change(Actor.Agent by, FormId form, FormDraft draft, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record FormResult(FormView? Form, Rejection? Rejection);

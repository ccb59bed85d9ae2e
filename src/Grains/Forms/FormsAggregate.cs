using System.Text.Json;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Forms;

internal abstract record FormsEvent
{
    private FormsEvent() { }

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("forms.written.v1")]
    public sealed record Written(Actor.Agent By, FormView Form) : FormsEvent;
}

internal sealed record FormsState(ImmutableArray<FormView> Forms)
{
    public static FormsState Initial { get; } = new([]);

    public FormView? Find(FormId id) => Forms.FirstOrDefault(form => form.Id == id);

    public static FormsState Evolve(FormsState state, Recorded<FormsEvent> recorded) => recorded.Event switch
    {
        FormsEvent.Written written => new([
            .. state.Forms.Where(form => form.Id != written.Form.Id).Append(written.Form).OrderBy(form => form.Name, StringComparer.OrdinalIgnoreCase)]),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of the forms."),
    };
}

/// <summary>Which forms a workspace has, and in which order they follow each other (S0-31).</summary>
internal static class FormCatalogueRules
{
    public const int Limit = 200;

    public static Decision<FormsEvent> Create(FormsState state, Actor.Agent by, FormId id, FormDraft draft) =>
        state.Forms.Length >= Limit ? Refuse(new Rejection.CatalogueFull(Limit)) : Write(state, by, draft.As(id));

    public static Decision<FormsEvent> Change(FormsState state, Actor.Agent by, FormId id, FormDraft draft) =>
        state.Find(id) is null ? Refuse(new Rejection.NotFound()) : Write(state, by, draft.As(id));

    private static Decision<FormsEvent> Write(FormsState state, Actor.Agent by, FormView form)
    {
        if (FormRules.Fault(form) is { } field) return Refuse(new Rejection.FormInvalid(field));
        if (state.Forms.Any(other => other.Id != form.Id && string.Equals(other.Name, form.Name, StringComparison.OrdinalIgnoreCase)))
            return Refuse(new Rejection.NameTaken());
        if (form.FollowUp == form.Id) return Refuse(new Rejection.FormCycle());
        if (form.FollowUp is { } next && state.Find(next) is null) return Refuse(new Rejection.UnknownForm());
        if (FollowsItself(state, form)) return Refuse(new Rejection.FormCycle());
        return IsSame(state.Find(form.Id), form) ? Decision<FormsEvent>.Nothing : new Decision<FormsEvent>.Accepted([new(new FormsEvent.Written(by, form))]);
    }

    /// <summary>No chain is a circle before, so that each walk comes to an end.</summary>
    private static bool FollowsItself(FormsState state, FormView form)
    {
        for (var next = form.FollowUp; next is { } id; next = state.Find(id)?.FollowUp)
            if (id == form.Id) return true;
        return false;
    }

    private static bool IsSame(FormView? known, FormView form) => known is not null && Json(known) == Json(form);

    private static string Json(FormView form) => JsonSerializer.Serialize(form, GrainsJson.Default.FormView);

    private static Decision<FormsEvent>.Rejected Refuse(Rejection reason) => new(reason);
}

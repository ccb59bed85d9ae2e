using System.Text.Json.Serialization;
using Parloir.Grains;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Api;

/// <summary>What can be done to many conversations at once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SetStatus), "set_status")]
[JsonDerivedType(typeof(Snooze), "snooze")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(AssignTeam), "assign_team")]
[JsonDerivedType(typeof(SetDepartment), "set_department")]
[JsonDerivedType(typeof(SetPriority), "set_priority")]
[JsonDerivedType(typeof(AddLabel), "add_label")]
[JsonDerivedType(typeof(RemoveLabel), "remove_label")]
[JsonDerivedType(typeof(AddKeyword), "add_keyword")]
[JsonDerivedType(typeof(RemoveKeyword), "remove_keyword")]
[JsonDerivedType(typeof(AddParticipant), "add_participant")]
[JsonDerivedType(typeof(RemoveParticipant), "remove_participant")]
public abstract record BulkAction
{
    private BulkAction() { }

    /// <param name="Status">As for one conversation.</param>
    /// <param name="Note">Why they are closed, with <c>resolved</c>; null for none.</param>
    public sealed record SetStatus(string Status, ClosingNote? Note = null) : BulkAction;
    /// <param name="Snoozing">As for one conversation.</param>
    public sealed record Snooze(SnoozeRequest Snoozing) : BulkAction;
    /// <param name="Agent">Null takes the assignee away.</param>
    public sealed record Assign(AgentId? Agent) : BulkAction;
    /// <param name="Team">Null takes the team away.</param>
    public sealed record AssignTeam(TeamId? Team) : BulkAction;
    /// <param name="Department">Null takes the department away.</param>
    public sealed record SetDepartment(DepartmentId? Department) : BulkAction;
    public sealed record SetPriority(Priority Priority) : BulkAction;
    /// <param name="Name">Or its id. One that the catalogue lacks is created, except by an undo.</param>
    public sealed record AddLabel(string Name) : BulkAction;
    public sealed record RemoveLabel(string Name) : BulkAction;
    /// <param name="Name">Of the catalogue, or its id.</param>
    public sealed record AddKeyword(string Name) : BulkAction;
    /// <param name="Name">Or its id.</param>
    public sealed record RemoveKeyword(string Name) : BulkAction;
    public sealed record AddParticipant(AgentId Agent) : BulkAction;
    public sealed record RemoveParticipant(AgentId Agent) : BulkAction;
}

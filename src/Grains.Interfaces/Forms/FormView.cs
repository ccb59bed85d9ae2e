using System.Text.Json.Serialization;

namespace Parloir.Grains.Forms;

[JsonConverter(typeof(IdConverter<FormId>))]
public readonly record struct FormId(string Value) : IId<FormId>
{
    public static FormId Of(string value) => new(value);
    public static FormId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

/// <summary>A form that agents send and customers fill in where they got it (S0-08, S0-09).</summary>
/// <param name="Name">For the team, unique in the workspace without case; at most 60 characters.</param>
/// <param name="Title">Stands over the message and over the form; at most 60.</param>
/// <param name="Body">The text that it goes with; at most 1,024.</param>
/// <param name="Button">What the customer presses to open it; at most 20, no emoji.</param>
/// <param name="Submit">What the customer presses to send it; at most 35.</param>
/// <param name="FollowUp">What is sent by itself once this one is answered (S0-31); null: nothing.</param>
/// <param name="Archived">It is sent no more, by nobody; what was sent can still be answered.</param>
public sealed record FormView(
    FormId Id, string Name, string Title, string Body, string Button, string Submit, ImmutableArray<FormInput> Fields, FormId? FollowUp, bool Archived);

/// <summary>What an administrator writes down as a form; the members are those of <see cref="FormView"/>.</summary>
public sealed record FormDraft(
    string Name, string Title, string Body, string Button, string Submit, ImmutableArray<FormInput> Fields, FormId? FollowUp = null, bool Archived = false)
{
    public FormView As(FormId id) => new(id, Name, Title, Body, Button, Submit, Fields, FollowUp, Archived);
}

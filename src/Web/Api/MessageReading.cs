using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>Makes a command of what a client asks to send: the files that it names are those that its agent uploaded.</summary>
internal sealed class MessageReading(Caller caller, IAttachments attachments)
{
    /// <summary>WhatsApp carries one file in a message.</summary>
    private const int MostAttachments = 1;

    public async Task<(Func<Actor.Agent, ConversationCommand>? Command, ProblemResult? Problem)> ReadAsync(MessageRequest request, CancellationToken cancellationToken)
    {
        var files = request.Attachments ?? [];
        object?[] contents = [request.Template, request.Location, request.Contacts, request.Form];
        if (contents.Count(content => content is not null) + (files.Count == 0 ? 0 : 1) > 1)
            return (null, Refuse("template", "One of attachments, template, location, contacts and form."));
        if (request.Template is { } template)
        {
            if (request.Text is not null || request.InReplyTo is not null) return (null, Refuse("template", "A template goes without text and quotes nothing."));
            var (send, wrong) = await ReadAsync(template, request.ClientMessageId, request.ExpectedSequence, cancellationToken);
            return send is null ? (null, wrong) : (send, null);
        }
        if (request.Form is { } form)
        {
            if (request.Text is not null || request.InReplyTo is not null) return (null, Refuse("form", "A form goes without text and quotes nothing."));
            return (by => new ConversationCommand.SendForm(by, request.ClientMessageId, form.Id, request.ExpectedSequence), null);
        }
        if (files.Count > MostAttachments) return (null, Problem(new Rejection.TooManyAttachments(MostAttachments)));
        MessageContent? enclosure = request.Location is { } place ? new MessageContent.Location(place.Latitude, place.Longitude, place.Name, place.Address)
            : request.Contacts is { } contacts ? new MessageContent.ContactCards([.. contacts])
            : null;
        if (files is [var id])
        {
            if (await FindAsync(new AttachmentId(id), cancellationToken) is not { } file) return (null, Problem(new Rejection.UnknownAttachment()));
            enclosure = new MessageContent.Media(
                MessageKind.Document, null, file.FileName, file.MimeType, null, null, new Attachment(AttachmentState.Stored, file, null));
        }
        return (by => new ConversationCommand.SendMessage(by, request.ClientMessageId, request.Text ?? "", request.ExpectedSequence, request.InReplyTo, enclosure), null);
    }

    public async Task<(Func<Actor.Agent, ConversationCommand.SendTemplate>? Command, ProblemResult? Problem)> ReadAsync(
        TemplateRequest template, string clientMessageId, long? expectedSequence, CancellationToken cancellationToken)
    {
        StoredFile? file = null;
        if (template.Header?.Attachment is { } id && (file = await FindAsync(id, cancellationToken)) is null) return (null, Problem(new Rejection.UnknownAttachment()));
        var header = template.Header is { } given ? new TemplateHeaderValue(given.Variable, file, given.Location) : null;
        var values = new TemplateValues(header, [.. template.Body ?? []], [.. template.Buttons ?? []]);
        return (by => new ConversationCommand.SendTemplate(by, clientMessageId, template.Name, template.Language, values, expectedSequence), null);
    }

    private async Task<StoredFile?> FindAsync(AttachmentId id, CancellationToken cancellationToken) =>
        Inputs.IsId(id.Value) ? await attachments.FindUploadAsync(caller.Workspace, caller.Agent.Id, id, cancellationToken) : null;

    private static ProblemResult Problem(Rejection rejection) => new(KnownProblems.Of(rejection));

    private static ProblemResult Refuse(string field, string detail) => new(KnownProblems.RequestInvalid(field, detail));
}

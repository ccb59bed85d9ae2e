using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;

namespace Parloir.Web.Api;

/// <summary>A template of the channel account and what is put into it.</summary>
/// <param name="Body">A value for each variable; of an authentication template its code, as variable <c>1</c>.</param>
/// <param name="Buttons">By the button's place, from 0: end of an address, code to copy, payload of a quick reply.</param>
public sealed record TemplateRequest(
    string Name, string Language, TemplateHeaderRequest? Header = null,
    IReadOnlyList<TemplateVariable>? Body = null, IReadOnlyList<TemplateButtonValue>? Buttons = null);

/// <summary>One of the three, as the template's header wants it.</summary>
/// <param name="Attachment">Id of an upload.</param>
public sealed record TemplateHeaderRequest(TemplateVariable? Variable = null, AttachmentId? Attachment = null, TemplateLocation? Location = null);

using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>Reads a message with a Flow, as strictly as Meta: texts that are not too long, and a Flow that is there and published.</summary>
internal sealed class GraphFlowReader(SandboxFlows flows)
{
    private const int LongestHeader = 60;
    private const int LongestBody = 1024;
    private const int LongestFooter = 60;
    private const int LongestButton = 20;

    public async Task<(SandboxContent?, MetaError?)> ReadAsync(ChannelAccount account, JsonElement interactive, CancellationToken cancellationToken)
    {
        if (!interactive.Member("type"u8).Is("flow"u8))
            return (null, MetaError.NotValid("The sandbox delivers interactive messages of type flow."));
        var header = interactive.Member("header"u8);
        if (header.IsPresent() && (!header.Member("type"u8).Is("text"u8) || header.Member("text"u8).TextOrNull() is not { Length: <= LongestHeader }))
            return (null, MetaError.NotValid($"interactive['header'] is a text of at most {LongestHeader} characters."));
        if (interactive.Member("body"u8).Member("text"u8).TextOrNull() is not { } body)
            return (null, MetaError.Missing("interactive['body']['text']"));
        if (body.Length > LongestBody || interactive.Member("footer"u8).Member("text"u8).Text()?.Length > LongestFooter)
            return (null, MetaError.NotValid($"interactive['body'] has at most {LongestBody} characters, interactive['footer'] {LongestFooter}."));
        var action = interactive.Member("action"u8);
        if (!action.Member("name"u8).Is("flow"u8))
            return (null, MetaError.NotValid("interactive['action']['name'] must be \"flow\"."));
        return await ReadAsync(account, header.Member("text"u8).Text() ?? "", body, action.Member("parameters"u8), cancellationToken);
    }

    private async Task<(SandboxContent?, MetaError?)> ReadAsync(
        ChannelAccount account, string header, string body, JsonElement parameters, CancellationToken cancellationToken)
    {
        if (!parameters.Member("flow_message_version"u8).Is("3"u8))
            return (null, MetaError.NotValid("flow_message_version must be \"3\"."));
        if (parameters.Member("flow_token"u8).TextOrNull() is not { } token)
            return (null, MetaError.Missing("flow_token"));
        if (parameters.Member("flow_cta"u8).TextOrNull() is not { Length: <= LongestButton } button)
            return (null, MetaError.NotValid($"flow_cta has 1 to {LongestButton} characters."));
        if (parameters.Member("flow_id"u8).Id() is not { } id)
            return (null, MetaError.Missing("flow_id"));
        if (await flows.FindAsync(account.BusinessAccountId, id, cancellationToken) is not { } flow)
            return (null, MetaError.NotValid($"Flow with id {id} does not exist."));
        if (!flow.IsPublished)
            return (null, MetaError.NotValid($"Flow {id} is not published: flow_mode draft must be given."));
        var screen = FlowReader.Read(flow.Json).Screen!;
        if (!parameters.Member("flow_action"u8).Is("navigate"u8) || parameters.Member("flow_action_payload"u8).Member("screen"u8).Text() != screen.Id)
            return (null, MetaError.NotValid($"flow_action must be \"navigate\", to a screen of the Flow: {screen.Id}."));
        return (new SandboxContent.Form(header, body, button, screen.Submit, screen.Questions, token), null);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="VerifyToken">To be pasted at the provider beside the webhook's address. Shown once.</param>
public sealed record Connected(ChannelConnection Connection, string VerifyToken);

/// <summary>How the workspace's channel accounts are connected: for administrators. What agents need of an account stands with <see cref="ChannelAccounts"/>.</summary>
internal static class ChannelConnections
{
    private const int VerifyTokenBytes = 24;

    public static void MapChannelConnections(this IEndpointRouteBuilder api)
    {
        var connections = api.MapGroup("/channel-connections").RequireAuthorization(Schemes.Administrators);
        connections.MapGet("", ListAsync).WithName("channelConnections").WithSummary("The connected accounts and how they do");
        connections.MapPost("", ConnectAsync).WithName("connectChannel").WithSummary("Connects a WhatsApp number of Meta's Cloud API");
        connections.MapGet("/{id}", FindAsync).WithName("channelConnection").WithSummary("One connected account and how it does");
        connections.MapPatch("/{id}", ChangeAsync).WithName("changeChannel").WithSummary("Changes how an account is connected");
        connections.MapDelete("/{id}", DisconnectAsync).WithName("disconnectChannel").WithSummary("Forgets the account's secrets; its conversations stay");
        connections.MapPost("/{id}/test", TestAsync).WithName("testChannel").WithSummary("Asks the provider for the account, now");
    }

    private static async Task<Ok<Page<ChannelConnection>>> ListAsync(Caller caller, IChannelConnections connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await connections.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Ok<ChannelConnection>, ProblemResult>> FindAsync(
        string id, Caller caller, IChannelConnections connections, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await connections.Find(caller.Workspace, new ChannelAccountId(id), cancellationToken) is { } connection
            ? TypedResults.Ok(connection)
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Created<Connected>, ProblemResult>> ConnectAsync(
        ConnectionDraft request, Caller caller, IGrainFactory grains, IChannelConnections connections, CancellationToken cancellationToken)
    {
        if (!IsInbox(request.Inbox)) return new ProblemResult(KnownProblems.UnknownInbox);
        var id = ChannelAccountId.OfWhatsApp(caller.Workspace, request.PhoneNumberId);
        var token = request.VerifyToken ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifyTokenBytes));
        if (await Account(grains, caller, id).Connect(caller.Actor, request with { VerifyToken = token }, cancellationToken) is { } refused)
            return new ProblemResult(KnownProblems.Of(refused));
        return await connections.Find(caller.Workspace, id, cancellationToken) is { } connection
            ? TypedResults.Created((string?)null, new Connected(connection, token))
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<ChannelConnection>, ProblemResult>> ChangeAsync(
        string id, ConnectionChange request, Caller caller, IGrainFactory grains, IChannelConnections connections, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        if (!IsInbox(request.Inbox)) return new ProblemResult(KnownProblems.UnknownInbox);
        return await Account(grains, caller, new ChannelAccountId(id)).Change(caller.Actor, request, cancellationToken) is { } refused
            ? new ProblemResult(KnownProblems.Of(refused))
            : await FindAsync(id, caller, connections, cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemResult>> DisconnectAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await Account(grains, caller, new ChannelAccountId(id)).Disconnect(caller.Actor, cancellationToken)
            ? TypedResults.NoContent()
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<ConnectionTest>, ProblemResult>> TestAsync(
        string id, Caller caller, IChannelConnections connections, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await connections.Test(caller.Workspace, new ChannelAccountId(id), cancellationToken) is { } result
            ? TypedResults.Ok(result)
            : new ProblemResult(KnownProblems.NotFound);

    private static bool IsInbox(InboxId? inbox) => inbox is not { } id || Inputs.IsId(id.Value);

    private static IChannelAccountGrain Account(IGrainFactory grains, Caller caller, ChannelAccountId id) =>
        grains.GetGrain<IChannelAccountGrain>(caller.Workspace.Key(id.Value));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientMessageId">As for a message.</param>
/// <param name="Recipient">A telephone number in international form: <c>+33 6 12 34 56 78</c>.</param>
/// <param name="Name">What the desk calls somebody new.</param>
public sealed record ConversationRequest(
    string ClientMessageId, ChannelAccountId ChannelAccount, string Recipient, TemplateRequest? Template = null, string? Text = null, string? Name = null);

internal static class ConversationStart
{
    private const int MaxNameLength = 200;

    public static void MapConversationStart(this IEndpointRouteBuilder api) =>
        api.MapPost("/conversations", StartAsync).WithName("startConversation")
            .WithSummary("Writes to somebody first: in the conversation that is open with them, or in a new one");

    private static async Task<Results<Accepted<ConversationView>, ProblemResult>> StartAsync(
        ConversationRequest request, Caller caller, IChannelAccountDirectory directory, IAttachments attachments, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (Inputs.ClientIdFault(request.ClientMessageId) is { } fault) return fault;
        if (request.Name is { } name && !Inputs.IsName(name, MaxNameLength)) return new ProblemResult(KnownProblems.RequestInvalid("name", $"1 to {MaxNameLength} characters."));
        if (await ChannelAccounts.FindAsync(directory, caller, request.ChannelAccount.Value, cancellationToken) is not { } account)
            return Refuse(new Rejection.UnknownChannelAccount());
        if (PhoneNumber.Digits(request.Recipient) is not { } number) return Refuse(new Rejection.RecipientInvalid());
        if (request.Template is null || request.Text is not null) return Refuse(new Rejection.TemplateRequired());

        var (command, wrong) = await new MessageReading(caller, attachments).ReadAsync(request.Template, request.ClientMessageId, null, cancellationToken);
        if (command is null) return wrong!;
        var identity = new CustomerIdentity(number, null, request.Name);
        var result = await grains.GetGrain<IContactIdentityGrain>(caller.Workspace.Key($"{account.Id}/{identity.ProviderId}"))
            .Start(new IdentityAccount(new ChannelCard(account.Type, account.Id), account.Inbox), identity, command(caller.Actor), cancellationToken);
        return result switch
        {
            CommandResult.Accepted(var view) => TypedResults.Accepted((string?)null, view),
            CommandResult.Rejected(var reason) => Refuse(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ProblemResult Refuse(Rejection reason) => new(KnownProblems.Of(reason));
}

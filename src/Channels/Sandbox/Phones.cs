using Npgsql;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>Why the phone could not do it; <see cref="Status"/> and <see cref="Code"/> are those of the problem document.</summary>
internal sealed record PhoneRefusal(int Status, string Code, string Detail)
{
    public static readonly PhoneRefusal UnknownPhone = new(404, "unknown_phone", "There is no such phone.");
    public static readonly PhoneRefusal UnknownAccount = new(404, "unknown_account", "The sandbox has no such channel account.");
    public static readonly PhoneRefusal UnknownMessage = new(404, "unknown_message", "The thread has no such message.");
    public static readonly PhoneRefusal UnknownMedia = new(404, "unknown_media", "There is no such file.");
    public static readonly PhoneRefusal UnknownTemplate = new(404, "unknown_template", "The account has no such template.");
    public static readonly PhoneRefusal PhoneTaken = new(409, "phone_taken", "There is a phone with that number.");

    public static PhoneRefusal Invalid(string detail) => new(422, "invalid", detail);
}

/// <summary>What customers do on their phones: shown at once, told to the engine by the webhooks that are owed with it.</summary>
internal sealed class Phones(NpgsqlDataSource database, SandboxMedia media, SandboxSignal signal, TimeProvider time)
{
    public async Task<(SandboxMessage? Message, PhoneRefusal? Refusal)> DoAsync(
        ChannelAccount account, SandboxPhone phone, Draft draft, CancellationToken cancellationToken)
    {
        if (DraftRules.Check(draft) is { } refusal)
            return (null, refusal);
        if (draft.Media is { Id: { } mediaId } sent)
        {
            if (await media.FindAsync(account.Id.Value, mediaId, cancellationToken) is not { } kept)
                return (null, PhoneRefusal.UnknownMedia);
            draft = draft with { Media = sent with { FileName = sent.Kind == "document" ? sent.FileName ?? kept.FileName : sent.FileName, MimeType = kept.MimeType, Size = kept.Size } };
        }
        var now = time.GetUtcNow();
        await using var change = await ThreadChange.BeginAsync(database, new ThreadKey(account.Id.Value, phone.Phone), cancellationToken);
        if (draft.ClientMessageId is { } clientId && await change.FindByClientIdAsync(clientId, cancellationToken) is { } sameAgain)
            return (sameAgain, null);

        if (draft.Form is { } filled)
            return await AnswerAsync(change, account, phone, draft, filled, now, cancellationToken);

        var (message, webhook) = draft switch
        {
            { Reaction: { } reaction } => React(account, phone, await change.FindAsync(reaction.Message!, cancellationToken), reaction.Emoji, now),
            { Edit: { } edit } => Edit(account, phone, await change.FindAsync(edit.Message!, cancellationToken), edit.Text!, now),
            { Revoke: { } revoke } => Revoke(account, phone, await change.FindAsync(revoke.Message!, cancellationToken), now),
            _ => (Written(phone, draft, now), null),
        };
        if (message is null)
            return (null, PhoneRefusal.UnknownMessage);

        message = message with { Revision = change.Revision };
        if (webhook is null)
            await change.AddAsync(message, cancellationToken);
        else
            await change.ChangeAsync(message, cancellationToken);
        await change.CustomerWroteAsync(now, cancellationToken);
        await change.OweAsync(webhook ?? MetaEvents.Sent(account, phone, message), webhook is null ? message.Id : null, now, cancellationToken);
        await change.CommitAsync(cancellationToken);
        signal.Pulse();
        return (message, null);
    }

    /// <summary>A form that is filled in goes as an answer to the message that it came with.</summary>
    private async Task<(SandboxMessage? Message, PhoneRefusal? Refusal)> AnswerAsync(
        ThreadChange change, ChannelAccount account, SandboxPhone phone, Draft draft, DraftForm filled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await change.FindAsync(filled.Message!, cancellationToken) is not { IsCustomers: false, Content: SandboxContent.Form form })
            return (null, PhoneRefusal.UnknownMessage);
        if (FormAnswers.Fault(form, filled.Values!) is { } name)
            return (null, PhoneRefusal.Invalid($"{name} is required, or its answer is not of its kind."));
        var message = Written(phone, draft with { Quoted = filled.Message }, now) with { Content = FormAnswers.Of(form, filled.Values!), Revision = change.Revision };
        await change.AddAsync(message, cancellationToken);
        await change.CustomerWroteAsync(now, cancellationToken);
        await change.OweAsync(MetaEvents.Sent(account, phone, message), message.Id, now, cancellationToken);
        await change.CommitAsync(cancellationToken);
        signal.Pulse();
        return (message, null);
    }

    /// <summary>The thread is on the phone's screen: the business learns that its messages are read.</summary>
    public async Task ReadAsync(ChannelAccount account, SandboxPhone phone, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var change = await ThreadChange.BeginAsync(database, new ThreadKey(account.Id.Value, phone.Phone), cancellationToken);
        var read = await change.ReadAsync(cancellationToken);
        if (read.Count == 0)
            return;
        foreach (var message in read)
            await change.OweAsync(MetaEvents.Status(account, phone.Phone, message, "read", now), null, now, cancellationToken);
        await change.CommitAsync(cancellationToken);
        signal.Pulse();
    }

    private static SandboxMessage Written(SandboxPhone phone, Draft draft, DateTimeOffset now) => new(
        MetaEvents.NewId(phone.Phone, now), draft.ClientMessageId, SandboxMessage.Sent, now, "pending",
        draft.Location ?? draft.Media ?? draft.Contacts ?? (SandboxContent)new SandboxContent.Text(draft.Text ?? ""), draft.Quoted,
        new Reactions(null, null), false, false, 0);

    private static (SandboxMessage?, byte[]?) React(ChannelAccount account, SandboxPhone phone, SandboxMessage? target, string? emoji, DateTimeOffset now) =>
        target is null
            ? (null, null)
            : (target with { Reactions = target.Reactions with { Customer = emoji } }, MetaEvents.Reacted(account, phone, target.Id, emoji, now));

    private static (SandboxMessage?, byte[]?) Edit(ChannelAccount account, SandboxPhone phone, SandboxMessage? target, string text, DateTimeOffset now) =>
        target is not { IsCustomers: true, Revoked: false, Content: SandboxContent.Text }
            ? (null, null)
            : (target with { Content = new SandboxContent.Text(text), Edited = true }, MetaEvents.Edited(account, phone, target.Id, text, now));

    private static (SandboxMessage?, byte[]?) Revoke(ChannelAccount account, SandboxPhone phone, SandboxMessage? target, DateTimeOffset now) =>
        target is not { IsCustomers: true, Revoked: false }
            ? (null, null)
            : (target with { Revoked = true }, MetaEvents.Revoked(account, phone, target.Id, now));
}

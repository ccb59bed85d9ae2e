using FsCheck;
using FsCheck.Fluent;
using Parloir.Channels.WhatsApp.Meta.Inbound;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>Whatever shape a batch has, each of its items comes out once, in order, whatever its neighbours are.</summary>
public sealed class BatchProperties
{
    /// <param name="Expected">Dedupe key of an item that can be read, reason of one that cannot.</param>
    private sealed record Piece(string Json, string Expected);

    private static Gen<Piece> Message(string id) => Gen.Elements(
        new Piece(Payload.Text("Hello \"you\" \\ 😀", id), id),
        new Piece(Payload.Message("\"type\":\"image\",\"image\":{\"id\":\"1\"}", id), id),
        new Piece(Payload.Message("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"T\",\"emoji\":\"👍\"}", id), id),
        new Piece(Payload.Message("\"type\":\"never_heard_of\"", id), id),
        new Piece("null", "malformed_item"),
        new Piece("[[[[{}]]]]", "malformed_item"),
        new Piece(Payload.Message("\"type\":\"text\"", id), "malformed_item"),
        new Piece(Payload.Message("\"type\":\"text\",\"text\":{\"body\":\"x\"}", id, "later"), "malformed_item"),
        new Piece(Payload.Message("\"group_id\":\"G\",\"type\":\"text\",\"text\":{\"body\":\"x\"}", id), "group_message"));

    private static Gen<Piece> Status(string id) => Gen.Elements(
        new Piece(Payload.Status("sent", "", id), $"{id}:sent"),
        new Piece(Payload.Status("failed", ",\"errors\":[{\"code\":131026}]", id), $"{id}:failed"),
        new Piece(Payload.Status("vanished", "", id), "unknown_message"),
        new Piece("{\"status\":{}}", "malformed_item"));

    private static Gen<Piece> Change(string id) => Gen.OneOf(
        from messages in Many("m" + id, Message)
        from statuses in Many("s" + id, Status)
        select Join(messages, statuses),
        from echoes in Many("e" + id, echo => Gen.Elements(
            new Piece(Payload.Echo("\"type\":\"text\",\"text\":{\"body\":\"x\"}", echo), echo),
            new Piece("false", "malformed_item")))
        select new Piece(Payload.Change("smb_message_echoes", $$"""{"message_echoes":[{{Json(echoes)}}]}"""), Expected(echoes)),
        Gen.Elements(
            new Piece(Payload.Change("account_update", "{\"event\":\"X\"}"), "unhandled_field"),
            new Piece("7", "malformed_item"),
            new Piece("{\"field\":\"messages\",\"value\":[]}", "malformed_item")));

    private static Gen<Piece> Entry(string id) => Gen.Frequency(
        (9, from changes in Many(id, Change) select new Piece($$"""{"id":"{{id}}","changes":[{{Json(changes)}}]}""", Expected(changes))),
        (1, Gen.Constant(new Piece("{\"id\":null}", "malformed_item"))));

    [Fact]
    public void ABatchOfAnyShape_IsReadItemByItemInOrder() => Prop.ForAll(
        Many("", Entry).ToArbitrary(),
        entries =>
        {
            var items = Reading.Items(Payload.Bytes($$"""{"object":"whatsapp_business_account","entry":[{{Json(entries)}}]}"""));

            Assert.Equal(Expected(entries), string.Join(' ', items.Select(item => item.Envelope?.DedupeKey ?? item.Fault!.Reason)));
        }).QuickCheckThrowOnFailure();

    private static Gen<Piece[]> Many(string id, Func<string, Gen<Piece>> piece) =>
        from count in Gen.Choose(0, 4)
        from pieces in Gen.CollectToArray(Enumerable.Range(0, count), index => piece($"{id}.{index}"))
        select pieces;

    private static Piece Join(Piece[] messages, Piece[] statuses) => new(
        Payload.Change("messages", $$"""{"messages":[{{Json(messages)}}],"statuses":[{{Json(statuses)}}]}"""),
        Expected([.. messages, .. statuses]));

    private static string Json(IEnumerable<Piece> pieces) => string.Join(',', pieces.Select(piece => piece.Json));

    private static string Expected(IEnumerable<Piece> pieces) => string.Join(' ', pieces.Select(piece => piece.Expected).Where(expected => expected.Length > 0));
}

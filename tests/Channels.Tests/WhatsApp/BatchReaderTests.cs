using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.Tests.WhatsApp;

public sealed class BatchReaderTests
{
    private static readonly BatchReader Reader = new(new Accounts());

    [Fact]
    public async Task Read_GroupsByCustomer_EachInTheOrderOfThePayload()
    {
        var batch = await ReadAsync(Payload.Messages(From("1", "A"), From("2", "B"), From("1", "C"), From("3", "D"), From("2", "E")));

        Assert.Equal(["1: A C", "2: B E", "3: D"], batch.Customers.Select(customer =>
            $"{customer.Identity.ProviderId}: {string.Join(' ', customer.Envelopes.Select(envelope => envelope.DedupeKey))}"));
    }

    [Fact]
    public async Task Read_OfSeveralItemsOfOneCustomer_JoinsWhatTheyTellOfHim()
    {
        var batch = await ReadAsync(Payload.Of(
            Payload.Change("messages", $$"""{"statuses":[{{Payload.Status("read")}}]}""", "[]"),
            Payload.Change("messages", $$"""{"messages":[{{Payload.Text("Hi")}}]}""")));

        Assert.Equal(new CustomerIdentity(Payload.Customer, "FR.111", "Ada Lovelace"), Assert.Single(batch.Customers).Identity);
    }

    [Fact]
    public async Task Read_OfAnotherNumberOfTheSameApplication_GoesToItsAccount()
    {
        var batch = await ReadAsync(Payload.Of(
            Payload.Change("messages", $$"""{"messages":[{{From("1", "A")}}]}"""),
            Payload.Change("messages", $$"""{"messages":[{{From("1", "B")}},7]}""", number: Accounts.Sibling.PhoneNumberId)));

        Assert.Equal(["main", "sibling"], batch.Customers.Select(customer => customer.Account.Id.Value));
        Assert.Equal("sibling", Assert.Single(batch.Quarantined).Account.Value);
    }

    [Theory]
    [InlineData("100000000000003", "100000000000003")]
    [InlineData("999", "999")]
    [InlineData("", "none")]
    public async Task Read_OfANumberThatMayNotBeSpokenFor_IsQuarantined(string number, string detail)
    {
        var batch = await ReadAsync(Payload.Of(
            Payload.Change("messages", $$"""{"messages":[{{From("1", "A")}}]}""", number: number),
            Payload.Change("messages", $$"""{"messages":[{{From("1", "B")}}]}""")));

        Assert.Equal("B", Assert.Single(Assert.Single(batch.Customers).Envelopes).DedupeKey);
        var odd = Assert.Single(batch.Quarantined);
        Assert.Equal(("unknown_phone_number", detail, "main"), (odd.Reason, odd.Detail, odd.Account.Value));
        Assert.Equal("A", Reading.Only(odd.Body.ToArray()).Envelope!.DedupeKey);
    }

    [Fact]
    public async Task Read_OfTheSameOddItem_HasTheSameKeyEachTime_WhateverComesWithIt()
    {
        var alone = await ReadAsync(Payload.Messages("{\"odd\":1}"));
        var among = await ReadAsync(Payload.Messages(From("1", "A"), "{\"odd\":1}", "{\"odd\":2}"));

        Assert.Equal(alone.Quarantined[0].DedupeKey, among.Quarantined[0].DedupeKey);
        Assert.NotEqual(among.Quarantined[0].DedupeKey, among.Quarantined[1].DedupeKey);
    }

    [Fact]
    public async Task Read_OfAVeryOddWebhook_KeepsEveryItem_InFewRows()
    {
        var batch = await ReadAsync(Payload.Messages([.. Enumerable.Range(0, 10_000).Select(number => $"{{\"odd\":{number}}}")]));

        Assert.Equal(257, batch.Quarantined.Length);
        Assert.Equal(10_000, batch.Quarantined.Sum(item => Reading.Items(item.Body.ToArray()).Count));
    }

    [Fact]
    public async Task Read_OfABodyThatIsNoWebhook_QuarantinesIt()
    {
        var batch = await ReadAsync("nothing of Meta's"u8.ToArray());

        Assert.Equal("malformed_item", Assert.Single(batch.Quarantined).Reason);
    }

    private static string From(string customer, string id) => $$$"""{"from":"{{{customer}}}","id":"{{{id}}}","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}""";

    private static Task<InboundBatch> ReadAsync(byte[] body) => Reader.Read(Accounts.Main, body, CancellationToken.None);
}

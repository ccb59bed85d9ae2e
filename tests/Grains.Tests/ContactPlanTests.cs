using System.Text.Json;
using Npgsql;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Grains.Searching;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using Parloir.Journal;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Contacts, customers, remarks, histories and answers to forms: plans that read their index and no more than a page of it, however many there are.</summary>
public sealed class ContactPlanTests : IAsyncLifetime
{
    private const int Rows = 20_000;
    private const int PageSize = 50;
    private static readonly AgentAccess Everything = new(Alice.Id, null, []);
    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await using var command = _desk.Silo.Database.CreateCommand($$"""
            insert into contacts (workspace, id, name, view, name_key, type, stage, owner, members, customer)
            select case when i % 10 = 0 then 'zenith' else '{{Workspace}}' end, 'contact-' || i, 'N', convert_to('{"id":"contact-' || i || '"}', 'UTF8'), 'person ' || (i * 7919 % 100000),
              case when i % 50 = 1 then 'lead' else 'user' end, case when i % 20 = 1 then 'payment' else '' end, case when i % 3 = 0 then '' else 'agent-' || i % 40 end,
              array['contact-' || i], case when i % 100 = 1 then 'garage' else '' end
            from generate_series(1, {{Rows}}) as i;
            insert into terms (workspace, field, term, subject)
            select workspace, 'contact', word, id from contacts cross join lateral unnest(array['person', 'p' || right(id, 4), id]) as word where id like 'contact-%' on conflict do nothing;
            insert into terms (workspace, field, term, subject)
            select workspace, 'contact.tier', 'gold', id from contacts where id like '%7';
            insert into contact_conversations (workspace, contact, conversation)
            select workspace, id, to_char(row_number() over (), 'FM00000000000000000000000000000000') from contacts where id like 'contact-%';
            insert into contact_conversations (workspace, contact, conversation)
            select '{{Workspace}}', 'contact-1', to_char(i, 'FM00000000000000000000000000000000') from generate_series(1, 5000) as i on conflict do nothing;
            insert into conversations (workspace, id, status, assignee, contact, labels, last_activity_at, sequence, view, inbox, team, participants)
            select workspace, conversation, 'Open', '', contact, '{}', now(), 1, '{}', 'inbox-' || length(contact), '', '{}' from contact_conversations on conflict do nothing;
            insert into remarks (workspace, scope, subject, sequence, at, author, author_name, text)
            select '{{Workspace}}', 'contact', 'contact-' || i % 20, i, timestamptz '2026-01-05 12:00Z' + i * interval '1 second', 'alice', 'Alice', 'x'
            from generate_series(1, {{Rows}}) as i;
            insert into contact_events (workspace, contact, sequence, at, reported_by, reported_by_name, category, name)
            select '{{Workspace}}', 'contact-' || i % 20, i, timestamptz '2026-01-05 12:00Z' + i * interval '1 second', 'alice', 'Alice', 'Workflow', 'x'
            from generate_series(1, {{Rows}}) as i;
            insert into form_answers (workspace, conversation, message, form, answered_at, fields)
            select '{{Workspace}}', conversation, 1, 'form-' || row_number() over () % 4, timestamptz '2026-01-05 12:00Z' + row_number() over () * interval '1 second', '{}' from contact_conversations
            on conflict do nothing;
            analyze form_answers; analyze contact_events; analyze contacts; analyze terms; analyze contact_conversations; analyze conversations; analyze remarks
            """);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task List_WhenThereAreMany_ReadsAPageOfItsIndex()
    {
        foreach (var (filter, index) in new (ContactFilter, string)[]
        {
            (new(), "contacts_by_name"), (new(Owner: new AgentId("agent-7")), "contacts_by_owner"), (new(Stage: "payment"), "contacts_by_stage"),
            (new(Type: "lead"), "contacts_by_type"), (new() { Customer = new Customers.CustomerId("garage") }, "contacts_by_customer"),
        })
        {
            foreach (var after in new[] { new SearchCursor("name", "", ""), new SearchCursor("name", "person 5", "") })
                AssertReads(await ExplainAsync(filter, after), "contacts", index, PageSize + 1);
        }
    }

    [Fact]
    public async Task Search_WhenAWordIsOfEverybody_ReadsAPageOfTheTerms()
    {
        foreach (var filter in new ContactFilter[] { new("pers"), new("perso pe"), new() { Attributes = [new ContactAttribute("tier", "gold")] } })
        {
            var plan = await ExplainAsync(filter, new SearchCursor("", "", ""));
            Assert.DoesNotContain("Seq Scan", Nodes(plan).Select(Type));
            Assert.All(Nodes(plan).Where(node => Relation(node) is "terms" or "contacts"), scan => Assert.InRange(Read(scan), 0, 4 * (PageSize + 1)));
        }
    }

    [Theory]
    [InlineData("inbox-13")]
    [InlineData("inbox-9")]
    [InlineData("inbox-none")]
    public async Task List_WhenOnlySomeMayBeSeen_LooksAtAPageOfItsIndex(string inbox)
    {
        foreach (var (filter, after) in new[] { (new ContactFilter(), new SearchCursor("name", "", "")), (new ContactFilter("pers"), new SearchCursor("", "", "")) })
        {
            var plan = await ExplainAsync(filter, after, Only(inbox));
            Assert.DoesNotContain(Nodes(plan), node => Type(node) is "Seq Scan" or "Hash Join" || Relation(node) == "contacts" && Read(node) > ContactListStatement.Looks);
            Assert.InRange(Nodes(plan).Where(node => Relation(node) == "conversations").Sum(Read), 0, 2 * ContactListStatement.Looks);
        }
    }

    [Fact]
    public async Task List_WhenFewMayBeSeen_HasShortPagesThatLeadToAllOfThem()
    {
        var queries = _desk.Contacts;
        var found = new List<string>();
        string? cursor = null;
        var pages = 0;
        do
        {
            var page = await queries.List(Workspace, new ContactFilter(), Only("inbox-9"), cursor, 5, CancellationToken.None);
            Assert.InRange(page.Items.Length, 0, 5);
            found.AddRange(page.Items.Select(contact => contact.Id.Value));
            cursor = page.NextCursor;
            pages++;
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"contact-{i}"), found.Order(StringComparer.Ordinal));
        // As many as it takes to look at all of them, a thousand at a time, and one more for each page that was full.
        Assert.InRange(pages, Rows * 9 / 10 / ContactListStatement.Looks, Rows / ContactListStatement.Looks + found.Count);
    }

    [Fact]
    public async Task History_WhenTheContactHasThousands_ReadsAPage()
    {
        await using var command = _desk.Silo.Database.CreateCommand();
        command.CommandText = "explain (analyze, format json) "
            + ListStatement.OfContacts([new ContactId("contact-1"), new ContactId("contact-2")], Everything.Scope, Workspace, "g", PageSize + 1, command.Parameters);
        AssertReads(await PlanAsync(command), "contact_conversations", "contact_conversations_pkey", 2 * (PageSize + 1));
    }

    [Fact]
    public async Task Remarks_WhenThereAreThousands_ReadAPage()
    {
        await using var command = _desk.Silo.Database.CreateCommand("explain (analyze, format json) " + SqlFile.Beside<Remarks.RemarkQueries>("remarks-page"));
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue("contact");
        command.Parameters.AddWithValue(new[] { "contact-1", "contact-2" });
        command.Parameters.AddWithValue(DateTimeOffset.MaxValue);
        command.Parameters.AddWithValue("");
        command.Parameters.AddWithValue(0L);
        command.Parameters.AddWithValue(PageSize + 1);
        AssertReads(await PlanAsync(command), "remarks", "remarks_by_time", 2 * (PageSize + 1));
    }

    [Fact]
    public async Task Events_WhenThereAreThousands_ReadAPage()
    {
        await using var command = _desk.Silo.Database.CreateCommand("explain (analyze, format json) " + SqlFile.Beside<ContactEventQueries>("contact-events-page"));
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue(new[] { "contact-1", "contact-2" });
        command.Parameters.AddWithValue(DateTimeOffset.MaxValue);
        command.Parameters.AddWithValue("");
        command.Parameters.AddWithValue(0L);
        command.Parameters.AddWithValue(PageSize + 1);
        AssertReads(await PlanAsync(command), "contact_events", "contact_events_by_time", 2 * (PageSize + 1));
    }

    [Theory]
    [InlineData(PageSize)]
    [InlineData(5000)]
    public async Task FormAnswers_WhenThereAreThousands_ReadAPageBackwards(int from)
    {
        await using var command = _desk.Silo.Database.CreateCommand("explain (analyze, format json) " + SqlFile.Beside<FormAnswers>("form-answers-page"));
        command.Parameters.AddWithValue(Workspace.Value);
        command.Parameters.AddWithValue("form-1");
        command.Parameters.AddWithValue(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero).AddSeconds(from * 4));
        command.Parameters.AddWithValue("");
        command.Parameters.AddWithValue(0L);
        command.Parameters.AddWithValue(PageSize + 1);
        var plan = await PlanAsync(command);
        AssertReads(plan, "form_answers", "form_answers_by_form", PageSize + 1);
        Assert.Equal("Backward", Assert.Single(Nodes(plan), node => Relation(node) == "form_answers").GetProperty("Scan Direction").GetString());
        Assert.Equal("conversations_pkey", Assert.Single(Nodes(plan), node => Relation(node) == "conversations").GetProperty("Index Name").GetString());
    }

    private static AgentAccess Only(string inbox) => new(Alice.Id, [new InboxId(inbox)], []);

    private async Task<JsonElement> ExplainAsync(ContactFilter filter, SearchCursor after, AgentAccess? access = null)
    {
        await using var command = _desk.Silo.Database.CreateCommand();
        command.CommandText = "explain (analyze, format json) "
            + ContactListStatement.Page(filter, ContactQueries.SoughtBy(filter), access ?? Everything, Workspace, after, PageSize + 1, command.Parameters);
        return await PlanAsync(command);
    }

    private static async Task<JsonElement> PlanAsync(NpgsqlCommand command) =>
        JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!).RootElement[0].GetProperty("Plan");

    private static void AssertReads(JsonElement plan, string relation, string index, int most)
    {
        var scans = Nodes(plan).Where(node => Relation(node) == relation).ToList();
        Assert.NotEmpty(scans);
        Assert.All(scans, scan => Assert.Equal(index, scan.GetProperty("Index Name").GetString()));
        Assert.InRange(scans.Sum(Read), 1, most);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement plan) =>
        plan.TryGetProperty("Plans", out var children) ? children.EnumerateArray().SelectMany(Nodes).Prepend(plan) : [plan];

    private static string Type(JsonElement node) => node.GetProperty("Node Type").GetString()!;

    private static string? Relation(JsonElement node) => node.TryGetProperty("Relation Name", out var table) ? table.GetString() : null;

    private static double Read(JsonElement scan) => scan.GetProperty("Actual Rows").GetDouble() * scan.GetProperty("Actual Loops").GetDouble();
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Parloir.Journal.Tests;

/// <summary>Random scripts: one append after the other against a model, and all at once against the rules that hold in any order.</summary>
public sealed class JournalPropertyTests(JournalFixture postgres) : IClassFixture<JournalFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly PostgresJournal _journal = Journals.Open(postgres.Database);
    private int _scripts;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _journal.DisposeAsync();

    [Fact]
    public void AnyScript_WhenRunStepByStep_AnswersAsTheModel() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Scripts(12), steps => FollowModelAsync(steps).GetAwaiter().GetResult()));

    [Fact]
    public void AnyScript_WhenRunAtOnce_KeepsTheRules() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Scripts(80), steps => KeepRulesAsync(steps).GetAwaiter().GetResult()));

    private static Arbitrary<Step[]> Scripts(int length)
    {
        var step = from stream in Gen.Choose(0, 3)
                   from expected in Gen.Frequency((6, Gen.Constant(Expect.Head)), (1, Gen.Constant(Expect.Zero)), (1, Gen.Constant(Expect.Beyond)))
                   from events in Gen.Choose(1, 3)
                   from keys in Gen.ArrayOf(Gen.Choose(0, 30)).Resize(3)
                   from note in Gen.Choose(0, 3)
                   from flaw in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
                   from snapshot in Gen.Elements(true, false)
                   select new Step(stream, expected, events, [.. keys.Distinct().Take(3)], note, flaw, snapshot);
        return step.ArrayOf(length).ToArbitrary();
    }

    private async Task<bool> FollowModelAsync(Step[] steps)
    {
        var prefix = NewPrefix();
        var model = new JournalModel();
        for (var i = 0; i < steps.Length; i++)
        {
            var append = steps[i].ToAppend(prefix, i, model.Head(steps[i].StreamName(prefix)));
            var expected = model.Append(append, steps[i].Flaw);
            var actual = await AnswerAsync(append);
            if (expected != actual)
                throw new InvalidOperationException($"Step {i} answered {actual}, the model {expected}.");
        }

        foreach (var stream in model.Streams)
        {
            var events = await _journal.ReadForwardAsync(stream, 0, 1000, CancellationToken.None);
            Assert.Equal(model.Events(stream), events.Select(e => Encoding.UTF8.GetString(e.Data.Span)));
            Assert.Equal(model.SnapshotOf(stream), (await _journal.ReadSnapshotAsync(stream, CancellationToken.None))?.Sequence);
        }

        foreach (var (key, position) in model.Keys)
            Assert.Equal(position, await _journal.FindKeyAsync(key, CancellationToken.None));
        return true;
    }

    private async Task<bool> KeepRulesAsync(Step[] steps)
    {
        var prefix = NewPrefix();
        var heads = new Dictionary<string, long>();
        var appends = steps.Select((step, i) =>
        {
            // As if every earlier append of the stream were going to be written.
            var append = step.ToAppend(prefix, i, heads.GetValueOrDefault(step.StreamName(prefix)));
            heads[append.Stream] = append.ExpectedSequence + append.Events.Count;
            return append;
        }).ToArray();

        var answers = await Task.WhenAll(appends.Select(AnswerAsync));

        var written = appends.Where((_, i) => answers[i].StartsWith("appended", StringComparison.Ordinal)).ToArray();
        foreach (var stream in appends.GroupBy(append => append.Stream))
        {
            var events = await _journal.ReadForwardAsync(stream.Key, 0, 1000, CancellationToken.None);
            var told = written.Where(append => append.Stream == stream.Key).OrderBy(append => append.ExpectedSequence).SelectMany(append => append.Events);
            Assert.Equal(told.Select(e => Encoding.UTF8.GetString(e.Data.Span)), events.Select(e => Encoding.UTF8.GetString(e.Data.Span)));
            Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        }

        foreach (var key in appends.SelectMany(append => append.Keys).GroupBy(key => key.Key))
        {
            var owners = written.Where(append => append.Keys.Any(k => k.Key == key.Key)).ToArray();
            Assert.True(owners.Length <= 1, $"{key.Key} was written {owners.Length} times.");
            Assert.Equal(owners.SingleOrDefault()?.Stream, (await _journal.FindKeyAsync(key.Key, CancellationToken.None))?.Stream);
        }

        for (var i = 0; i < steps.Length; i++)
            Assert.Equal(answers[i] == "refused", steps[i].Flaw && !answers[i].StartsWith("duplicate", StringComparison.Ordinal) && answers[i] != "conflict");
        return true;
    }

    private async Task<string> AnswerAsync(Append append)
    {
        try
        {
            return JournalModel.Describe(await _journal.AppendAsync(append, CancellationToken.None));
        }
        catch (AppendRefusedException)
        {
            return "refused";
        }
    }

    private string NewPrefix() => $"script-{Interlocked.Increment(ref _scripts)}-{Guid.CreateVersion7(Noon):N}";

    private enum Expect { Head, Zero, Beyond }

    private sealed record Step(int Stream, Expect Expected, int Events, int[] Keys, int Note, bool Flaw, bool Snapshot)
    {
        public string StreamName(string prefix) => $"{prefix}/{Stream}";

        public Append ToAppend(string prefix, int index, long head)
        {
            var expected = Expected switch { Expect.Head => head, Expect.Zero => 0, _ => head + 1 };
            return new Append
            {
                Stream = StreamName(prefix),
                Workspace = "w",
                ExpectedSequence = expected,
                Events = [.. Enumerable.Range(0, Events).Select(i => new NewEvent("test.v1", Noon, Noon, Encoding.UTF8.GetBytes($"{index}.{i}")))],
                Keys = [.. Keys.Select(key => new NewKey($"{prefix}/{key}", expected + 1))],
                // A flawed row has a key of its own: no later row of the batch can hide it.
                Projections = [Flaw ? new Note($"{prefix}/flaw{index}", Tests.Note.Refused) : new Note($"{prefix}/{Note}", $"{index}")],
                Snapshot = Snapshot ? Encoding.UTF8.GetBytes($"{index}") : null,
            };
        }

        public override string ToString() =>
            $"stream {Stream}, expects {Expected}, {Events} events, keys [{string.Join(' ', Keys)}], note {Note}{(Flaw ? ", flawed" : "")}{(Snapshot ? ", snapshot" : "")}";
    }
}

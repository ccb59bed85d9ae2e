using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Automation;

internal sealed class AutomationRulesGrain(
    IJournal journal, EventCodec<AutomationRulesEvent> codec, RuleDirectories directories, Rulebooks books, TimeProvider clock)
    : JournaledGrain<AutomationRulesState, AutomationRulesEvent>(journal, codec, clock), IAutomationRulesGrain
{
    protected override string Aggregate => "automation_rules";
    protected override AutomationRulesState Initial => AutomationRulesState.Initial;

    public Task<AutomationRules> List(CancellationToken cancellationToken) => Task.FromResult(State.Rules);

    public async Task<AutomationRuleResult> Create(AgentId by, AutomationRuleDraft draft, CancellationToken cancellationToken)
    {
        var (id, directory) = (AutomationRuleId.New(Clock.GetUtcNow()), await directories.ReadAsync(Workspace, cancellationToken));
        return ResultOf(id, await DecideAsync(state => AutomationCatalogueRules.Create(state, by, id, draft, directory), cancellationToken));
    }

    public async Task<AutomationRuleResult> Change(AgentId by, AutomationRuleId id, AutomationRuleDraft draft, CancellationToken cancellationToken)
    {
        var directory = await directories.ReadAsync(Workspace, cancellationToken);
        return ResultOf(id, await DecideAsync(state => AutomationCatalogueRules.Change(state, by, id, draft, directory), cancellationToken));
    }

    public Task Delete(AgentId by, AutomationRuleId id, CancellationToken cancellationToken) =>
        DecideAsync(state => AutomationCatalogueRules.Delete(state, by, id), cancellationToken);

    public Task<Rejection?> Order(AgentId by, ImmutableArray<AutomationRuleId> order, CancellationToken cancellationToken) =>
        DecideAsync(state => AutomationCatalogueRules.Order(state, by, order), cancellationToken);

    public Task SetMode(AgentId by, ExecutionMode mode, CancellationToken cancellationToken) =>
        DecideAsync(state => AutomationCatalogueRules.SetMode(state, by, mode), cancellationToken);

    public async Task<Rejection?> Check(AutomationRuleDraft draft, CancellationToken cancellationToken) =>
        RuleDraftRules.FaultOf(draft, await directories.ReadAsync(Workspace, cancellationToken));

    private async Task<Rejection?> DecideAsync(Func<AutomationRulesState, Decision<AutomationRulesEvent>> decide, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
        if (outcome.Changed) books.Forget(Workspace);
        return outcome.Rejection;
    }

    private AutomationRuleResult ResultOf(AutomationRuleId id, Rejection? rejection) =>
        new(rejection is null ? AutomationCatalogueRules.Find(State, id) : null, rejection);

    protected override AutomationRulesState Evolve(AutomationRulesState state, Recorded<AutomationRulesEvent> recorded) => AutomationRulesState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        AutomationRulesState before, AutomationRulesState after, IReadOnlyList<Recorded<AutomationRulesEvent>> events) => [new AutomationRulesRow(Workspace, after.Rules)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(AutomationRulesState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.AutomationRulesState);

    protected override AutomationRulesState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.AutomationRulesState)!;
}

internal sealed record AutomationRulesRow(WorkspaceId Workspace, AutomationRules Rules) : IProjectionRow
{
    IProjection IProjectionRow.Projection => AutomationRulesProjection.Instance;
    string IProjectionRow.Key => Workspace.Value;
}

internal sealed class AutomationRulesProjection() : Projection<AutomationRulesRow>("automation-rules-upsert")
{
    public static AutomationRulesProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(AutomationRulesRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Rules, ParloirJson.Default.AutomationRules)),
    ];
}

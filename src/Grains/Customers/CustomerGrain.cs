using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Grains.Searching;
using Parloir.Journal;

namespace Parloir.Grains.Customers;

internal sealed class CustomerGrain(IJournal journal, EventCodec<CustomerEvent> codec, TimeProvider clock)
    : JournaledGrain<CustomerState, CustomerEvent>(journal, codec, clock), ICustomerGrain
{
    protected override string Aggregate => "customer";
    protected override CustomerState Initial => CustomerState.Initial;

    public Task<CustomerView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.View);

    public async Task<CustomerResult> Write(CustomerDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await CommitAsync((state, _) => CustomerRules.Write(state, new CustomerId(LocalKey), draft), cancellationToken);
            return new CustomerResult(outcome.Rejection is null ? State.View : null, outcome.Rejection);
        }
        catch (AppendRefusedException refused) when (
            refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "customers_by_reference" })
        {
            // References are unique over many grains: only the table knows.
            return new CustomerResult(null, new Rejection.CustomerExists());
        }
    }

    protected override CustomerState Evolve(CustomerState state, Recorded<CustomerEvent> recorded) => CustomerState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(CustomerState before, CustomerState after, IReadOnlyList<Recorded<CustomerEvent>> events) =>
        [new CustomerRow(Workspace, after.View!), new TermsRow(Workspace, after.View!.Id.Value, CustomerTerms.Of(after.View))];

    protected override ReadOnlyMemory<byte> TakeSnapshot(CustomerState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.CustomerState);

    protected override CustomerState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.CustomerState)!;
}

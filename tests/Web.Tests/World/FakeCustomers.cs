using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Customers;

namespace Parloir.Web.Tests.World;

internal sealed class FakeCustomers : ICustomerDirectory
{
    private readonly ConcurrentDictionary<string, CustomerView> _customers = new();

    public Rejection? Rejection { get; set; }
    public (string? Text, int Limit)? LastSearch { get; private set; }

    public ICustomerGrain Grain(string key) => new FakeCustomerGrain(this, key);

    public Task<CustomerPage> Search(WorkspaceId workspace, string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is "garbage") throw new FormatException();
        LastSearch = (text, limit);
        return Task.FromResult(new CustomerPage(
            [.. _customers.Where(pair => pair.Key.StartsWith(workspace.Value + "/", StringComparison.Ordinal)).Select(pair => pair.Value)], null));
    }

    public Task<CustomerView?> Find(WorkspaceId workspace, CustomerId customer, CancellationToken cancellationToken) =>
        Task.FromResult(_customers.GetValueOrDefault(workspace.Key(customer.Value)));

    private sealed class FakeCustomerGrain(FakeCustomers customers, string key) : ICustomerGrain
    {
        public Task<CustomerView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(customers._customers.GetValueOrDefault(key));

        public Task<CustomerResult> Write(CustomerDraft draft, CancellationToken cancellationToken = default)
        {
            if (customers.Rejection is { } reason) return Task.FromResult(new CustomerResult(null, reason));
            var customer = new CustomerView(
                new CustomerId(key.Split('/')[1]), draft.Reference, draft.Name, draft.Company, draft.Email, draft.Phone, draft.Url, DateTimeOffset.UnixEpoch);
            customers._customers[key] = customer;
            return Task.FromResult(new CustomerResult(customer, null));
        }
    }
}

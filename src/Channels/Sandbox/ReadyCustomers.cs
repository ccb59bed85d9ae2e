using Microsoft.Extensions.Hosting;

namespace Parloir.Channels.Sandbox;

/// <summary>The customers that the demo starts with.</summary>
internal sealed class ReadyCustomers(SandboxReads phones) : IHostedService
{
    private static readonly SandboxPhone[] All =
    [
        new("33639980011", "Léa Fontaine"),
        new("33639980012", "Karim Haddad"),
        new("33639980013", "Sofia Rossi"),
        new("447700900123", "Emma Clarke"),
        new("33639980014", "Jean-Baptiste Morel"),
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var phone in All)
            await phones.AddPhoneAsync(phone, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

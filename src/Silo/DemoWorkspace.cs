using Microsoft.AspNetCore.Identity;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Forms;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;

namespace Parloir.Silo;

/// <summary>The workspace that the demo shows. Made at every start; what is there already is left as it is.</summary>
internal sealed class DemoWorkspace(IGrainFactory grains, IPasswordHasher<AgentProfile> passwords, TimeProvider time) : IHostedService
{
    public const string Password = "parloir-demo";
    public static readonly (string Id, string Name, string Email, AgentRole Role)[] Agents =
    [
        ("alice", "Alice Martin", "alice@demo.test", AgentRole.Agent),
        ("bruno", "Bruno Petit", "bruno@demo.test", AgentRole.Agent),
        ("admin", "Camille Roux", "admin@demo.test", AgentRole.Administrator),
    ];
    private static readonly (string Name, string Color)[] Labels =
        [("Prospect chaud", "red"), ("Support niveau 1", "blue"), ("Demande de devis", "amber"), ("Incident en cours", "orange"), ("Relance à prévoir", "purple")];
    private static readonly string[] Departments = ["Commercial", "Support / HelpDesk", "BU Comunik VoIP", "Marketing", "Direction Générale", "Administration, RH"];
    private static readonly string[] Keywords = ["devis", "facturation", "livraison", "rendez-vous", "résiliation"];
    private static readonly (string Id, CustomerDraft Customer)[] Customers =
    [
        ("demo-boulangerie", new("C-1001", "Boulangerie Lenoir", "Lenoir et fils", "contact@boulangerie-lenoir.test", "+33 1 23 45 67 01")),
        ("demo-garage", new("C-1002", "Garage du Port", "Garage du Port SARL", "atelier@garage-du-port.test", "+33 2 34 56 78 02")),
        ("demo-clinique", new("C-1003", "Clinique des Tilleuls", null, "accueil@clinique-tilleuls.test", "+33 4 56 78 90 03", "https://crm.demo.test/customers/C-1003")),
    ];
    private static readonly WorkspaceId Workspace = new("demo");
    private static readonly Actor.Agent Administrator = new(new AgentId("admin"), "Camille Roux");
    private static readonly InboxId Inbox = new("demo-inbox");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Grains whose silo died a moment ago come back within seconds: the start waits for them.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var since = time.GetTimestamp(); ;)
        {
            try
            {
                await EnsureAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is SiloUnavailableException or TimeoutException && time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, name, email, role) in Agents)
        {
            var agent = grains.GetGrain<IAgentGrain>(Workspace.Key(id));
            if (await agent.Get(cancellationToken) is not null) continue;
            var profile = new AgentProfile(new AgentId(id), name, email, role);
            await agent.Ensure(name, email, role, passwords.HashPassword(profile, Password), cancellationToken);
        }

        var workspace = grains.GetGrain<IWorkspaceGrain>(Workspace.Value);
        var settings = await workspace.Settings(cancellationToken);
        if (settings.Country is null) await workspace.Change(Administrator, settings with { Country = "FR" }, cancellationToken);
        foreach (var (name, color) in Labels) await workspace.EnsureLabel(name, color, cancellationToken);
        foreach (var name in Keywords) await workspace.EnsureKeyword(name, cancellationToken);
        var departments = await workspace.Departments(cancellationToken);
        foreach (var name in Departments.Where(name => departments.All(department => department.Name != name))) await workspace.CreateDepartment(name, cancellationToken);
        foreach (var (id, customer) in Customers)
        {
            var grain = grains.GetGrain<ICustomerGrain>(Workspace.Key(id));
            if (await grain.Get(cancellationToken) is null) await grain.Write(customer, cancellationToken);
        }
        await EnsureFormsAsync(cancellationToken);
        var inbox = grains.GetGrain<IInboxGrain>(Workspace.Key(Inbox.Value));
        if (await inbox.Get(cancellationToken) is null) await inbox.Configure("WhatsApp", new ReopenPolicy.NewConversation(), cancellationToken);
        var account = new ChannelAccount(
            new ChannelAccountId("demo-whatsapp"), Workspace, Inbox, ChannelType.WhatsApp, "Parloir (démo)",
            "100000000000001", "demo-app-secret", "demo-verify-token", "demo-access-token", "9100000000000001");
        await grains.GetGrain<IChannelAccountGrain>(Workspace.Key(account.Id.Value)).Configure(account, cancellationToken);
    }

    private async Task EnsureFormsAsync(CancellationToken cancellationToken)
    {
        var catalogue = grains.GetGrain<IFormsGrain>(Workspace.Value);
        var known = await catalogue.List(cancellationToken);
        foreach (var form in DemoForms.All.Where(form => known.All(other => other.Name != form.Name))) await catalogue.Create(Administrator, form, cancellationToken);
    }
}

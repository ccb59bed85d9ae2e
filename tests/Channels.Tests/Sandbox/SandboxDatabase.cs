using Parloir.Channels.Sandbox;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Channels.Tests.Sandbox;

public sealed class SandboxDatabase : PostgresFixture
{
    protected override IReadOnlyList<MigrationSource> Sources => [MigrationSource.Journal, new("channels", typeof(SandboxRegistration).Assembly)];
}

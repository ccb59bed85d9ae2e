using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;
using Parloir.Journal.Embedded;
using Parloir.Journal.Migrations;
using Parloir.Runtime.Membership;

namespace Parloir.Silo;

/// <summary>What a person at the console reads when the program cannot start: one sentence that says what to do.</summary>
internal static class StartupFailure
{
    /// <summary>Null for a failure that nobody foresaw: its stack trace is what helps then.</summary>
    public static string? Describe(Exception exception, EngineOptions options) => exception switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"Another program listens on {options.Urls} already: stop it, or choose another address with Engine__Urls (make run PORT=8081).",
        IOException { InnerException: SocketException socket } => $"The program cannot listen on {options.Urls}: {socket.Message}.",
        SocketException socket => $"The program cannot listen on {options.Urls}: {socket.Message}.",
        EmbeddedPostgresException or MigrationRefusedException or JoinRefusedException => exception.Message,
        OptionsValidationException invalid => $"The configuration is not valid: {string.Join(" ", invalid.Failures)}",
        PostgresException refused => $"The database of Engine__Database refuses the connection: {refused.MessageText}.",
        NpgsqlException unreachable => $"The database of Engine__Database cannot be reached: {unreachable.InnerException?.Message ?? unreachable.Message}",
        _ => null,
    };
}

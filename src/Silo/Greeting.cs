using Parloir.Runtime.Membership;
using Parloir.Web.Auth;

namespace Parloir.Silo;

/// <summary>What the console shows once the program is ready: where to go, and how to get in.</summary>
internal static class Greeting
{
    public static async Task SayAsync(WebApplication app, EngineOptions engine) =>
        await Console.Out.WriteLineAsync(
            !engine.ParsedRoles.HasFlag(SiloRoles.Web) ? $"Parloir is ready: a silo; {engine.OwnAddress}/health/ready is all it shows over HTTP."
            : engine.Demo ? Demo(engine.OwnAddress)
            : await ProductionAsync(app, engine.OwnAddress));

    private static string Demo(string address) => $"""

          Parloir is ready.

            The desk              {address}
            The customer's phone  {address}/sandbox

            Log in as alice@demo.test, bruno@demo.test or admin@demo.test, password {DemoWorkspace.Password}.
            Stop with Ctrl+C. Nothing is lost, however it is stopped.

        """;

    private static async Task<string> ProductionAsync(WebApplication app, string address) =>
        await app.Services.GetRequiredService<ISetupLink>().CreateAsync(app.Lifetime.ApplicationStopping) is { } path
            ? $"Parloir is ready. Nobody can log in yet: open {address}{path} once to create the first administrator."
            : $"Parloir is ready: {address}";
}

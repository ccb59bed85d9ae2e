using Parloir.Web.Auth;

namespace Parloir.Silo;

/// <summary>What the console shows once the program is ready: where to go, and how to get in.</summary>
internal static class Greeting
{
    public static async Task SayAsync(WebApplication app, EngineOptions engine)
    {
        var address = app.Urls.First().TrimEnd('/');
        var output = Console.Out;
        if (!engine.Demo)
        {
            await output.WriteLineAsync($"Parloir is ready: {address}");
            return;
        }
        await output.WriteLineAsync($"""

              Parloir is ready.

                The desk            {address}
                The customer's phone {address}/sandbox

                Log in as alice@demo.test, bruno@demo.test or admin@demo.test, password {DemoWorkspace.Password}.
                Stop with Ctrl+C. Nothing is lost, however it is stopped.

            """);
    }
}

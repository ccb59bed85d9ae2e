using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>A server that answers every request by the test's own handler, and remembers how many came.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private FakeProvider(WebApplication app) => this.app = app;

    public int Requests => Volatile.Read(ref requests);

    public Uri Address => new(app.Urls.First());

    public static async Task<FakeProvider> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new FakeProvider(app);
        app.Run(context =>
        {
            Interlocked.Increment(ref provider.requests);
            return answer(context);
        });
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

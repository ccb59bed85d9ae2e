using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests;

/// <summary>Health, headers, settings and the client's pages.</summary>
public sealed class PagesTests
{
    [Fact]
    public async Task Health_WhenSomethingIsNotReady_NamesItAndStaysAlive()
    {
        await using var server = await DeskServer.StartAsync(services =>
            services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy("It cannot be reached.")));
        // The framework logs a failing check as an error of its own.
        using var probe = server.Browser();

        var (status, body) = await probe.GetJsonAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(("unhealthy", "It cannot be reached."), ((string?)body!["status"], (string?)body["checks"]!["database"]!["reason"]));
        Assert.Equal("healthy", (string?)(await probe.GetJsonAsync("/health/live")).ShouldBeOk()["status"]);
        server.ExpectError(103);
    }

    [Fact]
    public async Task Answer_WhateverItIs_CarriesTheSecurityHeaders()
    {
        await using var server = await DeskServer.StartAsync();
        using var browser = server.Browser();
        using var response = await browser.GetAsync("/api/v1/me");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"ws://{server.Address.Authority}", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Answer_WhenItIsAnError_CarriesTheSecurityHeaders()
    {
        await using var server = await DeskServer.StartAsync(map: routes => routes.MapGet("/api/v1/broken", Fails));
        using var browser = server.Browser();
        using var response = await browser.GetAsync("/api/v1/broken");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        server.ExpectError(4001);
    }

    [Fact]
    public async Task Webhook_WhenItFails_IsAProblemDocument()
    {
        await using var server = await DeskServer.StartAsync(map: routes => routes.MapPost("/webhooks/any", Fails).ShortCircuit());
        using var provider = server.Browser(forgeryHeader: false);
        (await provider.PostJsonAsync("/webhooks/any")).ShouldBe(HttpStatusCode.InternalServerError, "internal_error");
        server.ExpectError(4001);
    }

    [Fact]
    public async Task Start_WhenAProxyIsNoAddress_SaysWhichSetting()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            DeskServer.StartAsync(settings: new Dictionary<string, string?> { ["Engine:TrustedProxies"] = "10.0.0.0/8, nonsense" }));
        Assert.Contains("Engine:TrustedProxies: 'nonsense'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("127.0.0.1", true)]
    public async Task ForwardedProto_WhenTheProxyIsTrusted_MakesTheCookieSecure(string proxies, bool secure)
    {
        await using var server = await DeskServer.StartAsync(settings: new Dictionary<string, string?> { ["Engine:TrustedProxies"] = proxies });
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var response = await browser.PostAsync(
            "/api/v1/session",
            new StringContent("""{"email":"alice@demo.test","password":"correct horse"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(secure, response.Headers.GetValues("Set-Cookie").Single().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Client_WhenItIsBuilt_IsServedWithItsRoutes()
    {
        using var client = new BuiltClient();
        await using var server = await DeskServer.StartAsync(client.Configure);
        using var browser = server.Browser();

        Assert.Equal(("desk", "no-cache"), await GetAsync(browser, "/"));
        Assert.Equal(("desk", "no-cache"), await GetAsync(browser, "/conversations/c1"));
        Assert.Equal(("desk", "no-cache"), await GetAsync(browser, "/setup?token=x"));
        Assert.Equal(("script", "public, max-age=31536000, immutable"), await GetAsync(browser, "/assets/app-1a2b.js"));
        (await browser.GetJsonAsync("/assets/gone.js")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await browser.GetJsonAsync("/api/v2/nothing")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await browser.PostJsonAsync("/conversations")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await browser.GetJsonAsync("/sandbox")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await browser.GetJsonAsync("/sandbox.html")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Sandbox_WhenTheDemoIsOn_IsServed()
    {
        using var client = new BuiltClient();
        await using var server = await DeskServer.StartAsync(client.Configure, new Dictionary<string, string?> { ["Engine:Demo"] = "true" });
        using var browser = server.Browser();
        Assert.Equal(("phone", "no-cache"), await GetAsync(browser, "/sandbox"));
    }

    private static async Task<(string Body, string? Caching)> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync(), response.Headers.CacheControl?.ToString());
    }

    private sealed class BuiltClient : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("parloir-client");

        public BuiltClient()
        {
            _root.CreateSubdirectory("assets");
            foreach (var (name, text) in new[] { ("index.html", "desk"), ("sandbox.html", "phone"), ("assets/app-1a2b.js", "script") })
                File.WriteAllText(Path.Combine(_root.FullName, name), text);
        }

        public void Configure(IServiceCollection services) => services.Configure<WebOptions>(options => options.ClientRoot = _root.FullName);

        public void Dispose() => _root.Delete(recursive: true);
    }

    private static string Fails() => throw new InvalidOperationException("A fault of the server's.");
}

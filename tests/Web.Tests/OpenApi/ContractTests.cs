using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.OpenApi;

/// <summary>docs/openapi.json is the contract that the client is generated from. <c>UPDATE_CONTRACT=1</c> writes it afresh.</summary>
public sealed class ContractTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Document_WhenGeneratedFromTheCode_IsTheCommittedOne()
    {
        var generated = (await DocumentAsync()).ToJsonString(Indented) + "\n";
        var path = Repository.PathOf("docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1") await File.WriteAllTextAsync(path, generated);
        Assert.True(
            await File.ReadAllTextAsync(path) == generated,
            "docs/openapi.json is stale. Refresh it: UPDATE_CONTRACT=1 dotnet test tests/Web.Tests --filter ContractTests");
    }

    [Fact]
    public async Task Document_WhenItHasUnions_NamesEveryCaseOnce()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();
        var unions = schemas.Where(schema => schema.Value!["discriminator"] is not null).ToArray();
        Assert.Contains(unions, union => union.Key == "TimelineChange");
        foreach (var (name, union) in unions)
        {
            var property = (string)union!["discriminator"]!["propertyName"]!;
            var mapping = union["discriminator"]!["mapping"]!.AsObject();
            Assert.Equal(mapping.Count, union["oneOf"]!.AsArray().Count);
            foreach (var (value, reference) in mapping)
            {
                var @case = schemas[((string)reference!).Split('/').Last()]!;
                Assert.Equal(value, (string?)@case["properties"]![property]!["enum"]![0]);
                Assert.True(@case["required"]!.AsArray().Any(required => (string?)required == property), $"{name}.{value}");
            }
        }
    }

    [Fact]
    public async Task Document_WhenItListsProblemCodes_HasEveryRejection()
    {
        var codes = (await DocumentAsync())["components"]!["schemas"]!["ProblemCode"]!["enum"]!.AsArray().Select(code => (string?)code).ToHashSet();
        Assert.All(RejectionCases.All(), rejection => Assert.Contains(rejection.Code, codes));
    }

    [Fact]
    public async Task Document_WhenItDescribesValues_LeavesNoneUntyped()
    {
        var untyped = new List<string>();
        Walk(await DocumentAsync(), "");
        Assert.Empty(untyped);

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonObject { Count: 0 } && !path.EndsWith("/servers", StringComparison.Ordinal)) untyped.Add(path);
            if (node is JsonObject members)
                foreach (var (name, child) in members) Walk(child, $"{path}/{name}");
            else if (node is JsonArray items)
                foreach (var child in items) Walk(child, path + "/*");
        }
    }

    private static async Task<JsonObject> DocumentAsync()
    {
        await using var server = await DeskServer.StartAsync();
        using var anyone = server.Browser();
        return (await anyone.GetJsonAsync("/openapi/v1.json")).ShouldBeOk().AsObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>How arguments, answers and exceptions cross between silos.</summary>
internal sealed class GrainJson
{
    public GrainJson(IEnumerable<GrainJsonSetup> setups, Func<IGrainReceiver> receiver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
        options.Converters.Add(new TextConverter<GrainId>(GrainId.Parse));
        options.Converters.Add(new TextConverter<SiloAddress>(static text => new SiloAddress(text)));
        options.Converters.Add(new ReferenceConverterFactory(receiver));
        options.Converters.Add(new ImmutableArrayConverterFactory());
        foreach (var setup in setups) setup.Configure(options);
        // What no generated context knows is read by reflection: slower once, then as fast.
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        Options = options;
    }

    public JsonSerializerOptions Options { get; }

    public JsonTypeInfo TypeOf(Type type) => Options.GetTypeInfo(type);
}

internal sealed record GrainJsonSetup(Action<JsonSerializerOptions> Configure);

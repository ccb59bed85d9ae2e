using System.Text.Json;
using System.Text.Json.Serialization;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>References to grains and observers cross as ids; on the other side they are references of that silo.</summary>
internal sealed class ReferenceConverterFactory(Func<IGrainReceiver> receiver) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsInterface && typeof(IAddressable).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), receiver)!;

    private sealed class Converter<TInterface>(Func<IGrainReceiver> receiver) : JsonConverter<TInterface> where TInterface : class, IAddressable
    {
        public override TInterface Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            GrainId.TryParse(reader.GetString(), out var id) ? receiver().Refer<TInterface>(id) : throw new JsonException("A reference is a grain id (type/key).");

        public override void Write(Utf8JsonWriter writer, TInterface value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.GetGrainId().ToString());
    }
}

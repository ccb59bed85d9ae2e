using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Channels;
using Parloir.Grains.Journaling;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Catalog;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Transport;
using Parloir.Runtime.Transport.Frames;
using Parloir.Runtime.Transport.Payload;

namespace Parloir.Grains.Tests.Transport;

/// <summary>Whatever a grain or an observer of ours takes, answers or throws crosses to another silo and is the same there.</summary>
public sealed class ContractTests : IAsyncDisposable
{
    private const int Specimen = 60;
    private readonly ServiceProvider _services;

    public ContractTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSiloTransport();
        services.AddActorRuntime();
        services.AddGrains(typeof(GrainsSetup).Assembly);
        services.AddParloirSerialization();
        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Methods { get; } = [.. new ContractTests().Ours.Select(method => MethodCodec.NameOf(method.Interface, method.Name))];

    private IEnumerable<GrainMethod> Ours => _services.GetRequiredService<GrainCatalog>().Methods
        .Where(method => method.Interface.StartsWith("Parloir.Grains.", StringComparison.Ordinal)).OrderBy(method => method.Interface + method.Name, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Arguments_WhenTheyCross_AreTheSame(string name)
    {
        var codec = CodecOf(name);
        for (var seed = 0; seed < Specimen; seed++)
        {
            var specimens = new Specimens(new Random(seed), Refer);
            var written = Write(buffer => codec.WriteArguments(buffer, [.. codec.Method.Parameters.Select(specimens.Of)]));

            var read = codec.ReadArguments(written);

            Assert.Equal(written, Write(buffer => codec.WriteArguments(buffer, read)));
            Assert.NotNull(codec.Method.Create(read, CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Answer_WhenItCrosses_IsTheSame(string name)
    {
        var codec = CodecOf(name);
        for (var seed = 0; seed < Specimen && codec.Method.Result is not null; seed++)
        {
            var answer = new Specimens(new Random(seed), Refer).Of(codec.Method.Result);
            var written = Write(buffer => codec.WriteAnswer(buffer, answer));

            var read = codec.ReadAnswer(written);

            Assert.Equal(answer?.GetType(), read?.GetType());
            Assert.Equal(written, Write(buffer => codec.WriteAnswer(buffer, read)));
        }
    }

    [Fact]
    public void Methods_WhenListed_AreThoseOfEveryInterface()
    {
        var declared = new[] { typeof(Actor).Assembly, typeof(GrainsSetup).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).SelectMany(type => type.GetMethods());

        Assert.Equal(declared.Count(), Methods.Count);
    }

    [Fact]
    public void Exceptions_WhenTheyAreOfOurGrains_CrossByType()
    {
        var codec = _services.GetRequiredService<ExceptionCodec>();
        foreach (var exception in new Exception[] { new JournalConflictException("conversation/acme/1", 7), new UnknownEventException("conversation/acme/1", 3, "odd") })
        {
            var frame = new FrameCursor(Write(buffer => codec.Write(buffer, exception)));

            var read = codec.Read(ref frame);

            Assert.Equal((exception.GetType(), exception.Message), (read.GetType(), read.Message));
        }
    }

    /// <summary>What clients get is written by this context alone.</summary>
    [Fact]
    public void ClientJson_WhenAskedForAnAccountWithItsSecrets_DoesNotKnowIt() => Assert.Null(ParloirJson.Default.GetTypeInfo(typeof(ChannelAccount)));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private MethodCodec CodecOf(string name) => _services.GetRequiredService<MethodCodecs>().Of(System.Text.Encoding.UTF8.GetBytes(name));

    private object Refer(Type type) => typeof(IGrainFactory).GetMethods()
        .Single(method => method.Name == nameof(IGrainFactory.GetGrain) && method.GetParameters()[0].ParameterType == typeof(GrainId))
        .MakeGenericMethod(type).Invoke(_services.GetRequiredService<IGrainFactory>(), [GrainId.Create("observer", "local/7")])!;

    private static byte[] Write(Action<FrameBuffer> write)
    {
        var buffer = FrameBuffer.Begin(FrameKind.Answer);
        write(buffer);
        return buffer.End()[(FrameBuffer.LengthSize + 1)..].ToArray();
    }
}

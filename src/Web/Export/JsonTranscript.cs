using System.Text.Json;
using Parloir.Grains.Conversations;
using Parloir.Web.Json;

namespace Parloir.Web.Export;

/// <summary><c>{conversation, exportedAt, items}</c>, the records as the API has them.</summary>
internal sealed class JsonTranscript(TextWriter writer) : Transcript(writer)
{
    private string separator = "\n";

    public override Task BeginAsync(ConversationView conversation, DateTimeOffset at) =>
        Writer.WriteAsync($"{{\"conversation\":{Json(conversation)},\"exportedAt\":{Json(at)},\"items\":[");

    public override async Task WriteAsync(TimelineItem item, TimelineItem.Message? quoted)
    {
        await Writer.WriteAsync(separator);
        await Writer.WriteAsync(Json(item));
        separator = ",\n";
    }

    public override Task EndAsync() => Writer.WriteAsync("\n]}\n");

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}

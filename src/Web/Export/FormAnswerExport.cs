using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Grains.Views;

namespace Parloir.Web.Export;

/// <summary>All answers to a form as a table, the newest first: a page of them is in memory, however many there are.</summary>
internal sealed class FormAnswerExport(IFormAnswers answers)
{
    private const int PageSize = 100;

    /// <summary>Without its mark at the beginning a spreadsheet reads UTF-8 as something else.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <param name="addressOf">Where a conversation is read.</param>
    public async Task WriteAsync(
        Stream stream, WorkspaceId workspace, FormView form, AgentAccess access, FormAnswerWords words, Func<FormAnswerView, string> addressOf, CancellationToken cancellationToken)
    {
        var columns = await ColumnsAsync(workspace, form, access, cancellationToken);
        await using var writer = new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        await LineAsync([.. words.Headings, .. columns.Select(column => column.Label)]);
        await foreach (var answer in AllAsync(workspace, form.Id, access, cancellationToken))
            await LineAsync([
                answer.AnsweredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), answer.Contact.Name, answer.Contact.Address,
                answer.Number.ToString(CultureInfo.InvariantCulture), addressOf(answer), .. columns.Select(column => ValueOf(answer, column.Name))]);

        Task LineAsync(IEnumerable<string> cells) => writer.WriteAsync(CsvLine.Of(cells, words.Separator));
    }

    /// <summary>The questions of the form as it is now, in its order, and behind them those that it had when it was answered and has no more.</summary>
    private async Task<ImmutableArray<(string Name, string Label)>> ColumnsAsync(WorkspaceId workspace, FormView form, AgentAccess access, CancellationToken cancellationToken)
    {
        var columns = form.Fields.Select(field => (field.Id, field.Label)).ToList();
        var known = columns.Select(column => column.Id).ToHashSet(StringComparer.Ordinal);
        await foreach (var answer in AllAsync(workspace, form.Id, access, cancellationToken))
            columns.AddRange(answer.Fields.Where(field => known.Add(field.Name)).Select(field => (field.Name, field.Label ?? field.Name)));
        return [.. columns];
    }

    private async IAsyncEnumerable<FormAnswerView> AllAsync(
        WorkspaceId workspace, FormId form, AgentAccess access, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (cursor, more) = ((string?)null, true); more; more = cursor is not null)
        {
            var page = await answers.List(workspace, form, access, cursor, PageSize, cancellationToken);
            foreach (var answer in page.Items) yield return answer;
            cursor = page.NextCursor;
        }
    }

    private static string ValueOf(FormAnswerView answer, string field) => answer.Fields.FirstOrDefault(given => given.Name == field)?.Value ?? "";
}

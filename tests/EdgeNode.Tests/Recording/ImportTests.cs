using System.Text;
using Federation.TestKit;
using Federation.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Federation.EdgeNode.Tests.Recording;

public sealed class ImportTests : IDisposable
{
    private const string Header = "area,from,to,forces,indicator,qualifier,amount\n";
    private const string Patrols = "04,2025-01-01,2025-03-31,military|police,patrol.patrols,exact,41\n";
    private const string People = "04,2025-01-01,2025-03-31,military|police,patrol.participants,nearly,64000\n";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_second_import_of_the_same_file_changes_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var first = await ImportAsync(edge, Header + Patrols + People);
        Assert.Equal((2, 0, true), (first.Recorded, first.Unchanged, first.Applied));
        var second = await ImportAsync(edge, Header + Patrols + People);
        Assert.Equal((0, 2, false), (second.Recorded, second.Unchanged, second.Applied));
        Assert.Equal(first.Lines.Select(line => line.Id), second.Lines.Select(line => line.Id));
        Assert.Equal(2, (await edge.StatusAsync()).Entries);
        var figures = await edge.FiguresAsync("04", "2025-Q1");
        Assert.Equal(["41 lần", "gần 64.000 lượt người"], figures.Figures.Select(figure => figure.DisplayVi));
    }

    [Fact]
    public async Task An_import_is_undone_and_can_be_made_again()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var import = await ImportAsync(edge, Header + Patrols);
        var undone = await UndoAsync(edge, import.ImportId);
        Assert.Equal((1, true), (undone.Withdrawn, undone.Applied));
        Assert.Empty((await edge.FiguresAsync("04", "2025")).Figures);
        var again = await ImportAsync(edge, Header + Patrols);
        Assert.Equal((1, true), (again.Recorded, again.Applied));
        Assert.NotEqual(import.ImportId, again.ImportId);
        Assert.Equal(41, Assert.Single((await edge.FiguresAsync("04", "2025")).Figures).Amount);
    }

    [Fact]
    public async Task An_import_that_never_was_cannot_be_undone()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.StartsWith("NotFound", await Refused.ByAsync(() => UndoAsync(edge, Requests.First)));
        Assert.Equal("InvalidArgument import_id", await Refused.ByAsync(() => UndoAsync(edge, "first")));
    }

    [Fact]
    public async Task Another_amount_for_the_same_key_is_refused_unless_added_or_replaced()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await ImportAsync(edge, Header + Patrols);
        var other = Header + Patrols.Replace(",41", ",43");
        var refused = await ImportAsync(edge, other);
        Assert.Equal((1, false), (refused.Refused, refused.Applied));
        Assert.Equal("amount", Assert.Single(refused.Lines[0].Faults).Column);
        var replaced = await ImportAsync(edge, other, header => header.Replace = true);
        Assert.Equal((1, true), (replaced.Replaced, replaced.Applied));
        Assert.Equal(43, Assert.Single((await edge.FiguresAsync("04", "2025")).Figures).Amount);
        await ImportAsync(edge, Header + Patrols, header => header.Add = true);
        Assert.Equal(84, Assert.Single((await edge.FiguresAsync("04", "2025")).Figures).Amount);
    }

    [Fact]
    public async Task A_bad_line_is_named_with_its_number_and_nothing_of_the_file_is_recorded()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var bad = "04,2025-01-01,2025-03-31,police,patrol.unknown,exact,1\n";
        var response = await ImportAsync(edge, Header + Patrols + bad);
        Assert.Equal((1, false, ""), (response.Refused, response.Applied, response.ImportId));
        var fault = Assert.Single(response.Lines[1].Faults);
        Assert.Equal((3, "indicator", "patrol.unknown"), (response.Lines[1].Line, fault.Column, fault.Value));
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task Every_fault_of_a_line_is_told_apart_with_its_column_and_value()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var response = await ImportAsync(edge, Header + "04,2025-01-01,soon,army,patrol.patrols,exactly,-1\n");
        Assert.Equal(
            ["to soon", "forces army", "qualifier exactly", "amount -1"],
            response.Lines[0].Faults.Select(fault => $"{fault.Column} {fault.Value}")
        );
    }

    [Fact]
    public async Task A_span_across_a_change_of_its_area_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, "--Edge:Owner", "40");
        var across = "40/413,2025-06-01,2025-07-02,police,patrol.patrols,exact,1\n";
        var response = await ImportAsync(edge, Header + across);
        Assert.Equal((2, "area"), (response.Lines[0].Line, Assert.Single(response.Lines[0].Faults).Column));
    }

    [Fact]
    public async Task A_dry_run_marks_what_may_count_twice_and_records_nothing()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var inside = "04/043,2025-02-01,2025-02-28,police,patrol.patrols,exact,3\n";
        var response = await ImportAsync(edge, Header + Patrols + inside, header => header.DryRun = true);
        Assert.Equal((2, false), (response.Recorded, response.Applied));
        var (first, second) = (response.Lines[0].MayCountTwiceWith, response.Lines[1].MayCountTwiceWith);
        Assert.Equal((3, "04/043", "2025-02-01", "2025-02-28", "3 lần"), Marked(Assert.Single(first)));
        Assert.Equal((2, "04", "2025-01-01", "2025-03-31", "41 lần"), Marked(Assert.Single(second)));
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task A_byte_order_mark_and_line_ends_of_windows_are_taken()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var text = "\uFEFF" + (Header + Patrols).Replace("\n", "\r\n");
        Assert.True((await ImportAsync(edge, text)).Applied);
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("area;from\n", "line 1")]
    [InlineData(Header + Patrols + "\u00000,,,,,,\n", "line 3")]
    public async Task A_file_that_is_not_such_csv_is_refused_as_a_whole(string text, string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        Assert.Equal($"InvalidArgument {field}", await Refused.ByAsync(() => ImportAsync(edge, text)));
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task Faults_of_all_lines_are_told_in_one_pass_whatever_they_are()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var response = await ImportAsync(
            edge,
            Header
                + "04,2025-01-01\n"
                + "04,2025-01-01,2025-03-31,po\"lice,patrol.patrols,exact,1\n"
                + Patrols
                + "04,2025-01-01,soon,police,patrol.patrols,exact,1\n"
                + $"04,2025-01-01,2025-03-31,police,{new string('x', 257)},exact,1\n"
                + "04,2025-01-01,2025-03-31,\"police,patrol.patrols,exact,1\n"
        );
        Assert.Equal((5, false), (response.Refused, response.Applied));
        Assert.Equal(
            ["2 line", "3 line", "5 to", "6 indicator", "7 line"],
            response.Lines.SelectMany(line => line.Faults.Select(fault => $"{line.Line} {fault.Column}"))
        );
        Assert.Equal(0, (await edge.StatusAsync()).Entries);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var bytes = Encoding.Latin1.GetBytes(Header + Patrols + "04,é\n");
        Assert.Equal("InvalidArgument line 3", await Refused.ByAsync(() => ImportAsync(edge, bytes)));
    }

    [Fact]
    public async Task A_file_of_too_many_bytes_or_lines_is_refused()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            _data.Path,
            "--Edge:Import:FileBytesMax",
            "4096",
            "--Edge:Import:LinesMax",
            "2"
        );
        var long1 = new byte[4097];
        Assert.Equal("InvalidArgument file", await Refused.ByAsync(() => ImportAsync(edge, long1)));
        var many = Header + Patrols + People + Patrols;
        Assert.Equal("InvalidArgument line 4", await Refused.ByAsync(() => ImportAsync(edge, many)));
        var large = new byte[64 * 1024 + 1];
        Assert.Equal("InvalidArgument chunk", await Refused.ByAsync(() => ImportAsync(edge, large)));
    }

    private static (int, string, string, string, string) Marked(CountedTwice other) =>
        (other.Line, other.Area, other.FirstDay, other.LastDay, other.Amount.DisplayVi);

    private static Task<ImportResponse> ImportAsync(
        EdgeUnderTest edge,
        string text,
        Action<ImportHeader>? change = null
    ) => ImportAsync(edge, Encoding.UTF8.GetBytes(text), change);

    private static async Task<ImportResponse> ImportAsync(
        EdgeUnderTest edge,
        byte[] file,
        Action<ImportHeader>? change = null
    )
    {
        var header = new ImportHeader { FileName = "q1.csv" };
        change?.Invoke(header);
        using var call = edge.Client.Import(EdgeUnderTest.As("operator"));
        await call.RequestStream.WriteAsync(new ImportRequest { Header = header });
        await call.RequestStream.WriteAsync(new ImportRequest { Chunk = ByteString.CopyFrom(file) });
        await call.RequestStream.CompleteAsync();
        return await call;
    }

    private static Task<ImportResponse> UndoAsync(EdgeUnderTest edge, string import) =>
        edge
            .Client.UndoImportAsync(new UndoImportRequest { ImportId = import }, EdgeUnderTest.As("operator"))
            .ResponseAsync;
}

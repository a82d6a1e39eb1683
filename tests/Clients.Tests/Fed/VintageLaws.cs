using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class VintageLaws
{
    private const string Ledger = "01a20749-eafa-7fde-a285-d487b47be7e3";

    [Theory]
    [InlineData("1.48213", 1, 48213)]
    [InlineData("1·48213", 1, 48213)]
    [InlineData("2·48.213", 2, 48213)]
    [InlineData("1·1.048.213", 1, 1048213)]
    [InlineData("1.0", 1, 0)]
    public void A_version_is_read_as_scripts_and_screens_write_it(string text, long epoch, long position)
    {
        var version = new Wire.V1.Version { Epoch = epoch, Position = position };
        Assert.Equal(new AsOf { Version = version }, PastText.Parse(text));
    }

    [Theory]
    [InlineData("0198c5a2-6f00-7abc-8def-000000000001")]
    [InlineData("Giao ban 6 tháng")]
    [InlineData("1.48.213")]
    [InlineData("1·48.21")]
    [InlineData("1")]
    [InlineData("1.9999999999999999999")]
    public void Every_other_text_names_a_vintage(string text) =>
        Assert.Equal(new AsOf { Vintage = text }, PastText.Parse(text));

    [Fact]
    public void Revisions_are_shown_with_figure_amount_ledger_frames_and_time()
    {
        var lines = Written(Language.Vi, json: false).TrimEnd().Split(Environment.NewLine);
        Assert.Equal(
            [
                "Điều chỉnh sau \"Giao ban\" · Quý I năm 2025",
                "Từ phiên bản 1·3 (mã đối chiếu 8544 8111) đến 1·6 (mã đối chiếu 3904 6652)",
            ],
            lines[..2]
        );
        Assert.Equal("Địa bàn|Chỉ tiêu|Lực lượng|Duyệt|Điều chỉnh|Sổ|Khung|Lúc (giờ Việt Nam, UTC+7)", Cells(lines[2]));
        Assert.Equal(
            "Tỉnh Cao Bằng|Lần tuần tra bảo vệ biên giới|patrol.patrols|biên phòng + công an|đã duyệt|+2 lần|"
                + "d487b47be7e3|2–4 (2)|15/06/2025 22:06:41",
            Cells(lines[3])
        );
        Assert.Equal(
            "Tỉnh Cao Bằng|Lượt người tham gia tuần tra|patrol.participants|công an|chưa duyệt|-9 lần ? *|d487b47be7e3",
            Cells(lines[4])
        );
        Assert.Equal(
            [
                "?: số của khoảng ngày không nằm trọn trong kỳ, không cộng vào số liệu.",
                "*: có phần tỉnh báo tổng trước khi chi tiết về.",
            ],
            lines[5..]
        );
    }

    [Fact]
    public void In_english_all_words_are_english()
    {
        var text = Written(Language.En, json: false);
        Assert.StartsWith("Revisions after \"Giao ban\" · First quarter of 2025\n", text.ReplaceLineEndings("\n"));
        Assert.Contains("Cao Bang province  Border patrols", text);
        Assert.Contains("+2 patrols", text);
        Assert.Contains("*: part of it was announced ahead of its detail.", text);
    }

    [Fact]
    public void Revisions_as_json_have_every_documented_field_in_order()
    {
        using var json = JsonDocument.Parse(Written(Language.Vi, json: true));
        var first = json.RootElement[0];
        Assert.Equal(RevisionsOutput.Fields.Select(f => f.Name), first.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("1.3", "1.6"),
            (first.GetProperty("version").GetString(), first.GetProperty("through").GetString())
        );
        Assert.Equal("2025-06-15T15:06:40+00:00", first.GetProperty("first_at").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement[1].GetProperty("first_at").ValueKind);
    }

    [Fact]
    public void A_vintage_as_json_has_every_documented_field_in_order()
    {
        using var json = JsonDocument.Parse(JsonLines.Object(writer => VintageText.Write(writer, Kept())));
        Assert.Equal(VintageText.Fields.Select(f => f.Name), json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("0102", json.RootElement.GetProperty("sha256").GetString());
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var answer = Answer();
        answer.LeftOut = 7;
        using var output = new StringWriter();
        using var error = new StringWriter();
        new RevisionsOutput(Screen.Of(output, error), Language.Vi).Write(answer, json: true);
        Assert.StartsWith("fed: 7 more revisions are left out", error.ToString());
    }

    [Fact]
    public void A_vintage_without_revisions_says_so()
    {
        var answer = Answer();
        answer.Revisions.Clear();
        using var output = new StringWriter();
        new RevisionsOutput(Screen.Of(output, output), Language.Vi).Write(answer, json: false);
        Assert.EndsWith("Không có điều chỉnh.", output.ToString().TrimEnd());
    }

    private static string Cells(string line) =>
        string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Written(Language language, bool json)
    {
        using var output = new StringWriter();
        new RevisionsOutput(Screen.Of(output, output), language).Write(Answer(), json);
        return output.ToString();
    }

    private static RevisionsResponse Answer() =>
        new()
        {
            Vintage = Kept(),
            Through = new Wire.V1.Version { Epoch = 1, Position = 6 },
            Fingerprint = "3904 6652",
            Revisions =
            {
                new Revision
                {
                    Area = "04",
                    Indicator = "patrol.patrols",
                    Forces = "border_guard+police",
                    Approved = true,
                    Amount = 2,
                    DisplayVi = "+2 lần",
                    DisplayEn = "+2 patrols",
                    Ledger = Ledger,
                    FirstFrame = 2,
                    LastFrame = 4,
                    Frames = 2,
                    FirstUnixUs = 1_750_000_000_000_000,
                    LastUnixUs = 1_750_000_001_000_000,
                },
                new Revision
                {
                    Area = "04",
                    Indicator = "patrol.participants",
                    Forces = "police",
                    Amount = -9,
                    DisplayVi = "-9 lần",
                    DisplayEn = "-9 person-times",
                    Ledger = Ledger,
                    Unattributed = true,
                    Announced = true,
                },
            },
        };

    private static Vintage Kept() =>
        new()
        {
            Id = "0198c5a2-6f00-7abc-8def-000000000001",
            Name = "Giao ban",
            By = "operator",
            FrozenUnixUs = 1_749_990_000_000_000,
            Version = new Wire.V1.Version { Epoch = 1, Position = 3 },
            Period = "2025-Q1",
            Calendar = "civil",
            FirstDay = 20_089,
            LastDay = 20_178,
            Sha256 = ByteString.CopyFrom(1, 2),
            Fingerprint = "8544 8111",
            Position = 4,
        };
}

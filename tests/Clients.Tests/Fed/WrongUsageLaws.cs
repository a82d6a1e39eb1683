using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class WrongUsageLaws
{
    private const string Figures = "figures --nation http://h:1 --area 04 --period 2025-Q1";
    private const string Record = "record --edge http://h:1 --area 04 --day 2025-01-15 --forces police";

    [Theory]
    [InlineData(
        Record,
        "fed: no amount is given: write at least one INDICATOR=AMOUNT, such as patrol.patrols=1 patrol.participants=9 "
            + "(codes: fed indicators)."
    )]
    [InlineData(
        "show --edge http://h:1",
        "fed: ID is missing: The id (UUID) of an activity, an imported amount, or a declaration or its withdrawal."
    )]
    [InlineData(Figures + " --format xml", "fed: --format 'xml' must be one of: table, json, csv.")]
    [InlineData(Figures + " --lang fr", "fed: --lang 'fr' không được: chỉ nhận vi, en.")]
    [InlineData(Figures + " --view x", "fed: --view 'x' must be one of: total, military, border_guard, police,")]
    [InlineData(Figures + " --calendar x", "fed: --calendar 'x' must be one of: civil, decree09.")]
    [InlineData(
        "figures --nation http://h:1 --area 04 --period 2025-01-01..2024-01-01",
        "fed: --period '2025-01-01..2024-01-01' ends on 2024-01-01, before it starts on 2025-01-01: write the earlier "
    )]
    [InlineData("figures --nation http://h:1 --area 4 --period 2025", "fed: --area '4' must be like VN, 04, 04/043,")]
    [InlineData("figures --nation http://h:1 --area 04 --period 2025-Q5", "fed: --period '2025-Q5' must be like 2025,")]
    [InlineData("watch --nation http://h:1 --period soon", "fed: --period 'soon' must be like 2025,")]
    [InlineData(
        "watch --nation http://h:1 --calendar lunar",
        "fed: --calendar 'lunar' must be one of: civil, decree09."
    )]
    [InlineData("list --edge http://h:1 --force army", "fed: --force 'army' must be one of: military,")]
    [InlineData("list --edge http://h:1 --from soon", "fed: --from 'soon' is not a day: write it like 2025-01-15.")]
    [InlineData(Record + "+army patrol.patrols=1", "fed: --forces 'police+army' must be forces joined by +,")]
    [InlineData(Record + " --lead army patrol.patrols=1", "fed: --lead 'army' must be one of: military,")]
    [InlineData("figures --nation http://h:1 --area 04", "fed: Option '--period' is required.")]
    [InlineData("figures --edge http://h:1 --area 04 --at 1.7", "fed: --at asks the nation: give --nation URL.")]
    [InlineData("freeze --nation http://h:1 --period 2025 --name a --at x", "fed: --at 'x' is no version: write it")]
    [InlineData("freeze --nation http://h:1 --period 2025 --name a --id x", "fed: --id 'x' is no UUID.")]
    [InlineData("revisions --nation http://h:1", "fed: VINTAGE is missing: The vintage's id, or its name")]
    [InlineData("journal import f --data d --postgres p", "fed: give either --data DIR or --postgres CONNECTION")]
    [InlineData("journal export f", "fed: nothing is named: give --data DIR, or --postgres CONNECTION, or both")]
    [InlineData("verify --export f --data d", "fed: --export stands alone: leave out --data and --postgres")]
    [InlineData("status", "fed: give either --nation URL or --edge URL.")]
    public async Task A_value_that_the_program_can_judge_is_exit_code_2_with_what_is_allowed(string line, string said)
    {
        var run = await FedRun.English(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(said, run.Error);
    }

    [Theory]
    [InlineData(Figures + " --view x", "fed: --view 'x' không được: chỉ nhận total, military, border_guard, police,")]
    [InlineData("figures --nation http://h:1 --area 04", "fed: Thiếu tùy chọn --period: bắt buộc phải có.")]
    [InlineData(
        "figures --nation http://h:1 --area 4 --period 2025",
        "fed: --area '4' không được: hãy viết như VN, 04,"
    )]
    [InlineData(
        "list --edge http://h:1 --from soon",
        "fed: --from 'soon' không phải là ngày: hãy viết như 2025-01-15."
    )]
    [InlineData("list x --edge http://h:1", "fed: Không có lệnh hoặc tham số 'x'.")]
    [InlineData(
        "show --edge http://h:1",
        "fed: Thiếu ID: Mã (UUID) của hoạt động, số liệu nhập, khai báo hoặc lần rút khai báo. Ví dụ: fed show 0198c5a2"
    )]
    [InlineData("areas x", "fed: PARENT 'x' không được: hãy viết như VN, 04")]
    [InlineData("status", "fed: hãy cho một trong hai: --nation URL hoặc --edge URL.")]
    public async Task Vietnamese_is_the_first_language_of_what_is_wrong_too(string line, string said)
    {
        var run = await FedRun.Of(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(said, run.Error);
    }
}

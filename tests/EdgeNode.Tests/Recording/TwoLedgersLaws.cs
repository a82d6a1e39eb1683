using Federation.TestKit;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;
using static Federation.EdgeNode.Tests.Recording.MergedProvince;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>
/// The edge node of Lào Cai (15), which on 2025-07-01 was made of Lào Cai (10) and Yên Bái (15), with both their
/// ledgers.
/// </summary>
public sealed class TwoLedgersLaws : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_day_belongs_to_the_ledger_of_the_province_that_stood_on_it()
    {
        await using (var edge = await StartAsync(_data.Path))
        {
            await edge.RecordAsync(Record(Requests.First, "15/132", "2025-06-30", 4), "police");
            await edge.RecordAsync(Record(Requests.Second, "10/080", "2025-06-30", 2), "police");
            await edge.RecordAsync(Record(Requests.Third, "15/02647", "2025-07-01", 1), "police");
            Assert.Equal(
                [("15", "", 1L), ("10", "2025-06-30", 1L), ("15", "2025-06-30", 1L)],
                await EntriesAsync(edge)
            );
        }

        await using var again = await StartAsync(_data.Path);
        Assert.Equal([("15", "", 1L), ("10", "2025-06-30", 1L), ("15", "2025-06-30", 1L)], await EntriesAsync(again));
        Assert.True(
            (await again.RecordAsync(Record(Requests.First, "15/132", "2025-06-30", 4), "police")).AlreadyRecorded
        );
        Assert.Equal("15/132", (await again.ShowAsync(Requests.First)).Item.Area);
        var listed = await again.Client.ListAsync(new ListRequest(), EdgeUnderTest.As("police"), null, Cancel);
        Assert.Equal([Requests.Third, Requests.Second, Requests.First], listed.Items.Select(item => item.Id));
        Assert.Equal(
            (4L, 1L, 7L),
            (
                await SumAsync(again, "15", "2025-Q2"),
                await SumAsync(again, "15", "2025"),
                await TodayAsync(again, "15", "2025")
            )
        );
    }

    [Fact]
    public async Task What_is_recorded_late_is_corrected_confirmed_declined_and_voided_where_it_stands()
    {
        await using var edge = await StartAsync(_data.Path);
        var joint = Record(Requests.First, "15/132", "2025-06-29", 4);
        (joint.Activity.Forces, joint.Activity.Lead) = ("military+police", "police");
        await edge.RecordAsync(joint, "police");
        var pending = await edge.Client.PendingAsync(new PendingRequest(), EdgeUnderTest.As("military"), null, Cancel);
        Assert.Equal(Requests.First, Assert.Single(pending.Items).Id);

        var seen = new SeenActivity { Id = Requests.First, Revision = 1 };
        var confirmed = await edge.Client.ConfirmAsync(
            new ConfirmRequest { Activities = { seen } },
            EdgeUnderTest.As("military"),
            null,
            Cancel
        );
        Assert.Equal("", Assert.Single(confirmed.Outcomes).Refusal);
        var corrected = new CorrectRequest
        {
            Id = Requests.First,
            CorrectionId = Requests.Second,
            Activity = Record("", "15/132", "2025-06-28", 5).Activity,
            Reason = "miscounted",
        };
        Assert.Equal(2, (await edge.CorrectAsync(corrected, "police")).Revision);
        Assert.Equal(5, await SumAsync(edge, "15", "2025-06"));
        await edge.VoidAsync(
            new VoidRequest
            {
                Id = Requests.First,
                VoidId = Requests.Third,
                Reason = "twice",
            },
            "police"
        );
        Assert.Equal((0L, 0L), (await SumAsync(edge, "15", "2025-06"), await TodayAsync(edge, "15", "2025")));
        Assert.Equal([0L, 0L, 4L], (await EntriesAsync(edge)).Select(one => one.Entries));
    }

    [Fact]
    public async Task An_id_is_recorded_in_one_ledger_and_a_correction_leaves_it_there()
    {
        await using var edge = await StartAsync(_data.Path);
        var old = Record(Requests.First, "15/132", "2025-06-30", 4);
        var next = Record(Requests.First, "15/02647", "2025-07-01", 4);
        await edge.RecordAsync(old, "police");
        var taken = await Assert.ThrowsAsync<RpcException>(() => edge.RecordAsync(next, "police"));
        Assert.Equal(
            (
                StatusCode.AlreadyExists,
                $"Id {Requests.First} is an activity or lump in the ledger of 15 (Tỉnh Yên Bái, "
                    + "2019-09-05..2025-06-30); what is said now belongs to that of 15 (Tỉnh Lào Cai, from 2025-07-01 "
                    + "on). Record it under an id of its own; what does not hold any more, void."
            ),
            (taken.StatusCode, taken.Status.Detail)
        );
        var moved = new CorrectRequest
        {
            Id = Requests.First,
            CorrectionId = Requests.Second,
            Activity = next.Activity,
            Reason = "another day",
        };
        var refused = await Assert.ThrowsAsync<RpcException>(() => edge.CorrectAsync(moved, "police"));
        Assert.Equal(
            (
                StatusCode.FailedPrecondition,
                $"Activity {Requests.First} stands in the ledger of 15 (Tỉnh Yên Bái, 2019-09-05..2025-06-30), and a "
                    + "correction leaves it there; what is said now belongs to that of 15 (Tỉnh Lào Cai, from "
                    + "2025-07-01 on). Void it, and record it there under an id of its own."
            ),
            (refused.StatusCode, refused.Status.Detail)
        );
        Assert.Equal([0L, 0L, 1L], (await EntriesAsync(edge)).Select(one => one.Entries));
    }

    [Fact]
    public async Task Of_an_id_that_is_recorded_at_once_on_both_sides_of_the_merger_one_is_taken()
    {
        await using var edge = await StartAsync(_data.Path);
        var recorded = 0;
        for (var round = 1; round <= 20; round++)
        {
            var id = $"00000000-0000-4000-8000-{round:D12}";
            var taken = await Task.WhenAll(
                TryAsync(edge, Record(id, "15/132", "2025-06-30", 1)),
                TryAsync(edge, Record(id, "15/02647", "2025-07-01", 1))
            );
            recorded += taken.Count(one => one);
            Assert.True(taken.Count(one => one) <= 1, $"Id {id} was recorded twice.");
        }

        Assert.InRange(recorded, 1, 20);
        Assert.Equal(recorded, (await EntriesAsync(edge)).Sum(one => one.Entries));
        Assert.Equal(recorded, await TodayAsync(edge, "15", "2025"));
    }

    [Fact]
    public async Task Days_on_both_sides_of_the_merger_are_refused_with_what_is_allowed()
    {
        await using var edge = await StartAsync(_data.Path);
        var lump = "15,2025-06-01,2025-07-02,military|police,patrol.patrols,exact,41\n";
        var straddling = await ImportAsync(edge, lump);
        Assert.Equal(
            "15 passes from Tỉnh Yên Bái to Tỉnh Lào Cai on 2025-07-01: give the days before and from then on apart.",
            Assert.Single(Assert.Single(straddling.Lines).Faults).Message
        );
        var both = await Assert.ThrowsAsync<RpcException>(() =>
            ImportAsync(
                edge,
                "15,2025-06-01,2025-06-30,police,patrol.patrols,exact,4\n"
                    + "15,2025-07-01,2025-07-02,police,patrol.patrols,exact,4\n"
            )
        );
        Assert.Equal(
            "The file belongs to 2 ledgers, line 2 to that of 15 (Tỉnh Yên Bái, 2019-09-05..2025-06-30), line 3 to "
                + "that of 15 (Tỉnh Lào Cai, from 2025-07-01 on); all of a file is recorded in one, or nothing. Divide "
                + "it by ledgers.",
            both.Status.Detail
        );
        var filed = await Assert.ThrowsAsync<RpcException>(async () =>
            await edge.Client.FileReturnAsync(
                Return("15", "2025-06-01..2025-07-02"),
                EdgeUnderTest.As("operator"),
                null,
                Cancel
            )
        );
        Assert.Equal(straddling.Lines[0].Faults[0].Message, filed.Status.Detail);
        var district = await Assert.ThrowsAsync<RpcException>(() =>
            edge.RecordAsync(Record(Requests.First, "15/132", "2025-07-01", 1), "police")
        );
        Assert.Equal(
            "15/132 denotes no area on 2025-07-01; it denotes Thành phố Yên Bái from 2019-09-05 to 2025-06-30.",
            district.Status.Detail
        );
        Assert.All(await EntriesAsync(edge), one => Assert.Equal(0, one.Entries));
    }

    [Fact]
    public async Task Files_returns_and_closings_go_to_the_ledger_of_their_last_day()
    {
        await using var edge = await StartAsync(_data.Path);
        var import = await ImportAsync(edge, "10,2025-06-01,2025-06-30,police,patrol.patrols,exact,40\n");
        await edge.RecordAsync(Record(Requests.First, "15/02647", "2025-07-01", 1), "police");
        await edge.Client.FileReturnAsync(Return("10", "2025-Q2"), EdgeUnderTest.As("operator"), null, Cancel);
        var returns = await ReturnsOfAsync(edge, "");
        Assert.Equal(("10", -39L), (returns.Returns[0].Area, returns.Returns[0].Line.Difference));
        Assert.Equal(returns, await ReturnsOfAsync(edge, "15"));

        var closed = new CloseRequest
        {
            ClosingId = Requests.Second,
            Area = "10",
            Through = "2025-06-30",
        };
        Assert.Equal(1, (await edge.Client.CloseAsync(closed, EdgeUnderTest.As("police"), null, Cancel)).Amounts);
        Assert.True((await edge.ShowAsync(import.Lines[0].Id)).Item.Approved);
        Assert.False((await edge.ShowAsync(Requests.First)).Item.Approved);
        var coverage = await edge.Client.CoverageAsync(
            Ask("10", "2025-Q2"),
            EdgeUnderTest.As("operator"),
            null,
            Cancel
        );
        Assert.Equal(
            ["police"],
            coverage.Pairs.Where(pair => pair.Area == "10" && pair.Closed).Select(pair => pair.Force)
        );
        coverage = await edge.Client.CoverageAsync(Ask("15", "2025-Q3"), EdgeUnderTest.As("operator"), null, Cancel);
        Assert.Equal(0, coverage.Closed);

        var reopened = new ReopenRequest
        {
            ReopeningId = Requests.Third,
            Area = "10",
            From = "2025-06-01",
            Reason = "late",
        };
        Assert.Equal(1, (await edge.Client.ReopenAsync(reopened, EdgeUnderTest.As("police"), null, Cancel)).Amounts);
        var undo = new UndoImportRequest { ImportId = import.ImportId };
        Assert.Equal(
            1,
            (await edge.Client.UndoImportAsync(undo, EdgeUnderTest.As("operator"), null, Cancel)).Withdrawn
        );
        Assert.Equal((0L, 1L), (await SumAsync(edge, "10", "2025"), await TodayAsync(edge, "15", "2025")));
    }

    [Fact]
    public async Task Which_nothing_a_figure_on_todays_boundaries_is_is_told_by_all_its_parts()
    {
        await using var edge = await StartAsync(_data.Path);
        Assert.Equal(FigureKind.NotYetClosed, await KindAsync(edge));
        string[] provinces = ["10", "15"];
        for (var nth = 0; nth < provinces.Length; nth++)
        {
            var closed = new CloseRequest
            {
                ClosingId = $"00000000-0000-4000-8000-{nth + 1:D12}",
                Area = provinces[nth],
                Through = "2025-06-30",
            };
            Assert.Equal(FigureKind.NotYetClosed, await KindAsync(edge));
            await edge.Client.CloseAsync(closed, EdgeUnderTest.As("police"), null, Cancel);
        }

        Assert.Equal(FigureKind.DeclaredZero, await KindAsync(edge));
    }

    [Fact]
    public async Task A_figure_is_explained_from_its_own_ledger_and_one_of_several_ledgers_by_its_parts()
    {
        await using var edge = await StartAsync(_data.Path);
        await edge.RecordAsync(Record(Requests.First, "15/132", "2025-06-30", 4), "police");
        await edge.RecordAsync(Record(Requests.Second, "15/02647", "2025-07-01", 1), "police");
        var explained = await edge.Client.ExplainAsync(Why("2025-Q2"), EdgeUnderTest.As("operator"), null, Cancel);
        Assert.Equal((4L, Requests.First), (explained.Amount, Assert.Single(explained.Items).Item.Id));
        explained = await edge.Client.ExplainAsync(Why("2025-Q3"), EdgeUnderTest.As("operator"), null, Cancel);
        Assert.Equal((1L, Requests.Second), (explained.Amount, Assert.Single(explained.Items).Item.Id));
        var together = Why("2025");
        together.Figures.Boundaries = "today";
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await edge.Client.ExplainAsync(together, EdgeUnderTest.As("operator"), null, Cancel)
        );
        Assert.Equal(
            "Explained is a figure of one ledger, on boundaries as reported: ask for each province that the area was "
                + "made of, by its code and days of its time.",
            refused.Status.Detail
        );
    }

    [Fact]
    public async Task What_is_declared_of_a_period_stands_in_the_ledger_of_its_last_day()
    {
        await using var edge = await StartAsync(_data.Path);
        var request = new DeclareRequest
        {
            Id = Requests.First,
            What = "zero",
            Area = "10",
            Period = "2025-Q2",
            Indicators = { "patrol.patrols" },
        };
        await edge.Client.DeclareAsync(request, EdgeUnderTest.As("police"), null, Cancel);
        Assert.Equal([0L, 1L, 0L], (await EntriesAsync(edge)).Select(one => one.Entries));
        var all = await edge.Client.DeclarationsAsync(new(), EdgeUnderTest.As("police"), null, Cancel);
        Assert.Equal("10", Assert.Single(all.Declarations).Area);
        var ofToday = new DeclarationsRequest { Area = "15" };
        Assert.Equal(all, await edge.Client.DeclarationsAsync(ofToday, EdgeUnderTest.As("police"), null, Cancel));
        Assert.Equal("10", Assert.Single((await edge.ShowAsync(Requests.First)).Declarations).Area);
    }

    private static async Task<ReturnsResponse> ReturnsOfAsync(EdgeUnderTest edge, string area) =>
        await edge.Client.ReturnsAsync(new() { Area = area }, EdgeUnderTest.As("operator"), null, Cancel);

    [Fact]
    public async Task Pages_go_on_from_one_ledger_to_the_next()
    {
        await using var edge = await StartAsync(_data.Path);
        await edge.RecordAsync(Record(Requests.First, "15/132", "2025-06-30", 4), "police");
        await edge.RecordAsync(Record(Requests.Second, "10/080", "2025-06-30", 2), "police");
        await edge.RecordAsync(Record(Requests.Third, "15/02647", "2025-07-01", 1), "police");
        var request = new ListRequest { PageSize = 1 };
        var ids = new List<string>();
        do
        {
            var page = await edge.Client.ListAsync(request, EdgeUnderTest.As("police"), null, Cancel);
            ids.AddRange(page.Items.Select(item => item.Id));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        Assert.Equal([Requests.Third, Requests.Second, Requests.First], ids);
        request.Area = "10";
        request.To = "2025-06-30";
        Assert.Equal(
            [Requests.Second],
            (await edge.Client.ListAsync(request, EdgeUnderTest.As("police"), null, Cancel)).Items.Select(item =>
                item.Id
            )
        );
    }

    [Fact]
    public async Task A_damaged_ledger_stops_what_is_its_own_and_nothing_else()
    {
        await using (var edge = await StartAsync(_data.Path))
        {
            await edge.RecordAsync(Record(Requests.First, "15/132", "2025-06-30", 4), "police");
        }

        await File.WriteAllTextAsync(Path.Combine(_data.Path, "15@2025-06-30", "ledger.db"), "not a database", Cancel);
        File.Delete(Path.Combine(_data.Path, "15@2025-06-30", "ledger.db-wal"));
        await using var hurt = await StartAsync(_data.Path);
        await hurt.RecordAsync(Record(Requests.Second, "15/02647", "2025-07-01", 3), "police");
        Assert.Equal(3, await SumAsync(hurt, "15", "2025-07"));
        Assert.Equal(
            "FailedPrecondition",
            await Refused.ByAsync(() => hurt.RecordAsync(Record(Requests.Third, "15/132", "2025-06-30", 1), "police"))
        );
        Assert.Equal("FailedPrecondition", await Refused.ByAsync(() => TodayAsync(hurt, "15", "2025")));
        Assert.NotEqual("", (await hurt.StatusAsync()).Earlier[1].Damage);
    }

    private static ExplainRequest Why(string period) =>
        new()
        {
            Figures = new FiguresRequest
            {
                Area = "15",
                Period = period,
                Indicators = { "patrol.patrols" },
            },
            Largest = 10,
        };

    /// <summary>Of the patrols of the police in the first half of 2025.</summary>
    private static async Task<FigureKind> KindAsync(EdgeUnderTest edge)
    {
        var request = new FiguresRequest
        {
            Area = "15",
            Period = "2025-H1",
            View = "police",
            Boundaries = "today",
            Indicators = { "patrol.patrols" },
        };
        var answer = await edge.Client.FiguresAsync(request, EdgeUnderTest.As("operator"), null, Cancel);
        return Assert.Single(answer.Figures).Kind;
    }

    private static async Task<bool> TryAsync(EdgeUnderTest edge, RecordRequest request)
    {
        try
        {
            return (await edge.RecordAsync(request, "police")).EntryNumber > 0;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.AlreadyExists)
        {
            return false;
        }
    }
}

using Federation.Core.Calendars;
using Federation.Silo.Tests.Rig;
using Federation.Silo.Tests.Vintages;
using Federation.TestKit;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;

namespace Federation.Silo.Tests.Alarms;

/// <summary>Alarms at one silo: raised and cleared by what is so, acknowledged by people, kept over restarts.</summary>
public sealed class AlarmTests : IDisposable
{
    private static readonly string[] Quick =
    [
        "--Nation:Alarms:LookInterval",
        "00:00:00.1",
        "--Nation:Alarms:FiguresInterval",
        "00:00:00.1",
        "--Nation:Alarms:SilentAfter",
        "00:00:00",
    ];

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_province_that_falls_silent_is_alarmed_and_being_heard_again_clears_it()
    {
        await using var nation = await Nation.StartAsync(_directory.Path, Quick);
        var edge = await nation.RecordAsync("04", Known.Participants("04", 1));

        var silent = await UntilAsync(nation, alarm => IsOf(alarm, edge, AlarmKind.Silent), since: 0);
        Assert.Equal(("04", "Tỉnh Cao Bằng"), (silent.Area, silent.AreaNameVi));
        Assert.True(silent.Value > 0, "It was heard once.");

        using var stream = FakeStream.Open(nation);
        await stream.SendAsync(edge.Hello(receipted: edge.Head));
        _ = await stream.NextAsync(Kind.Welcome);
        var cleared = await UntilAsync(
            nation,
            alarm => alarm.Number == silent.Number && alarm.ClearedUnixUs > 0,
            silent.RaisedUnixUs
        );
        Assert.True(cleared.ClearedUnixUs >= silent.RaisedUnixUs);
    }

    [Fact]
    public async Task A_fork_is_alarmed_acknowledged_once_by_name_and_known_after_a_restart()
    {
        Alarm acknowledged;
        await using (var nation = await Nation.StartAsync(_directory.Path, Quick))
        {
            var edge = await nation.RecordAsync("10", Known.Participants("10", 1));
            var clone = new FakeEdge("10", edge.Ledger);
            _ = clone.Seal(Known.Participants("10", 2));
            using var forked = FakeStream.Open(nation);
            await forked.SendAsync(clone.Hello());
            _ = await forked.NextAsync(Kind.Stop);
            var fork = await UntilAsync(nation, alarm => IsOf(alarm, edge, AlarmKind.Fork), since: 0);
            var request = Request(fork.Number, "Nguyễn Văn An");

            acknowledged = await Of(nation).AcknowledgeAsync(request, cancellationToken: Cancel);
            Assert.Equal(acknowledged, await Of(nation).AcknowledgeAsync(request, cancellationToken: Cancel));
            var late = await Keep.RefusedAsync(async () =>
                await Of(nation).AcknowledgeAsync(Request(fork.Number, "Bình"), cancellationToken: Cancel)
            );
            Assert.Equal(StatusCode.FailedPrecondition, late.StatusCode);
            Assert.StartsWith($"Alarm {fork.Number} was acknowledged by Nguyễn Văn An at ", late.Status.Detail);
        }

        await using var again = await Nation.StartAsync(_directory.Path, Quick);
        var known = await ListAsync(again, since: 1);
        var kept = Assert.Single(known.Alarms, alarm => alarm.Number == acknowledged.Number);
        Assert.Equal(
            ("Nguyễn Văn An", "đã gọi trực ban", acknowledged.AcknowledgedUnixUs),
            (kept.AcknowledgedBy, kept.Remark, kept.AcknowledgedUnixUs)
        );
    }

    [Fact]
    public async Task A_province_that_has_not_closed_the_last_quarter_in_time_is_late_with_its_forces()
    {
        await using var nation = await Nation.StartAsync(_directory.Path, Quick);
        _ = await nation.RecordAsync("20", Known.Participants("20", 1));

        var late = await UntilAsync(nation, alarm => alarm.Kind == AlarmKind.Late, since: 0);
        Assert.Equal("20", late.Area);
        Assert.True(Period.TryParse(late.About, out var quarter) && quarter.Kind == PeriodKind.Quarter, late.About);
        Assert.Contains("police", late.Says, StringComparison.Ordinal);
        Assert.Equal(late.Says.Split(',').Length, late.Against);
    }

    [Fact]
    public async Task A_shift_is_taken_over_by_name_and_only_by_operators()
    {
        await using var nation = await Nation.StartAsync(_directory.Path, Quick);
        var request = new TakeOverRequest
        {
            CommandId = $"{Guid.NewGuid()}",
            By = "Trần Thị Bình",
            Remark = "ca đêm",
        };

        var taken = await Of(nation).TakeOverAsync(request, cancellationToken: Cancel);
        Assert.Equal(taken, await Of(nation).TakeOverAsync(request, cancellationToken: Cancel));
        Assert.Equal(taken, Assert.Single((await ListAsync(nation, since: 0)).Shifts));

        var police = new Metadata { { ClaimMetadata.Key, "police" } };
        var refused = await Keep.RefusedAsync(async () =>
            await new Wire.V1.Alarms.AlarmsClient(nation.Anyone).TakeOverAsync(
                request,
                police,
                cancellationToken: Cancel
            )
        );
        Assert.Equal(
            (StatusCode.PermissionDenied, "police is no operator of the nation."),
            (refused.StatusCode, refused.Status.Detail)
        );
    }

    [Theory]
    [InlineData("", "An", StatusCode.InvalidArgument)]
    [InlineData("0198c5a2-6f00-7abc-8def-000000000001", "", StatusCode.InvalidArgument)]
    [InlineData("0198c5a2-6f00-7abc-8def-000000000001", "An", StatusCode.NotFound)]
    public async Task Bad_acknowledgements_are_refused_by_name(string command, string by, StatusCode expected)
    {
        await using var nation = await Nation.StartAsync(_directory.Path);
        var request = new AcknowledgeAlarmRequest
        {
            CommandId = command,
            Alarm = 99,
            By = by,
        };

        var refused = await Keep.RefusedAsync(async () =>
            await Of(nation).AcknowledgeAsync(request, cancellationToken: Cancel)
        );
        Assert.Equal(expected, refused.StatusCode);
    }

    private static Wire.V1.Alarms.AlarmsClient Of(Nation nation) => new(nation.Operators);

    private static bool IsOf(Alarm alarm, FakeEdge edge, AlarmKind kind) =>
        alarm.Kind == kind && alarm.About == $"{edge.Ledger}";

    private static AcknowledgeAlarmRequest Request(long alarm, string by) =>
        new()
        {
            CommandId = $"{Guid.NewGuid()}",
            Alarm = alarm,
            By = by,
            Remark = "đã gọi trực ban",
        };

    private static async Task<ListAlarmsResponse> ListAsync(Nation nation, long since) =>
        await Of(nation).ListAsync(new ListAlarmsRequest { SinceUnixUs = since }, cancellationToken: Cancel);

    /// <summary>Asks until there is such an alarm; within 30 s.</summary>
    private static async Task<Alarm> UntilAsync(Nation nation, Func<Alarm, bool> isMeant, long since)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        ListAlarmsResponse last;
        do
        {
            last = await ListAsync(nation, since);
            if (last.Alarms.FirstOrDefault(isMeant) is { } found)
            {
                return found;
            }
        } while (!deadline.IsCancellationRequested);

        throw new InvalidOperationException($"Waited 30 s for an alarm; there are {last.Alarms}.");
    }
}

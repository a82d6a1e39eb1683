using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Provinces;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;
using Reason = Federation.Wire.V1.Stop.Types.Reason;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Intake;

/// <summary>What the nation does for the repair of a ledger, over real gRPC.</summary>
public sealed class RepairTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_ledger_is_refused_by_name_and_given_with_the_one_that_follows_it()
    {
        var (old, next) = (new FakeEdge("01"), new FakeEdge("01"));
        using (var stream = await FakeStream.OpenAsync(_nation, old))
        {
            await stream.SendAndAwaitReceiptAsync(old.Seal(Known.Participants("01", 9)));
        }

        Assert.True((await CloseAsync(old, old.Head, next.Ledger)).Closed);
        Assert.True((await CloseAsync(old, old.Head, next.Ledger)).Closed);
        using var again = FakeStream.Open(_nation);
        await again.SendAsync(old.Hello());
        var stop = (await again.NextAsync(Kind.Stop)).Stop;
        Assert.Equal(Reason.Closed, stop.Reason);
        Assert.Contains(next.Ledger.ToString(), stop.Detail);

        using var goesOn = await FakeStream.OpenAsync(_nation, next);
        await goesOn.SendAndAwaitReceiptAsync(next.Seal(Known.Participants("01", 4)));
        var parts = await ReadAsync(next);
        Assert.Equal([(old.Ledger, 1L), (next.Ledger, 1)], parts);
        var link = await LinkOf(old);
        Assert.Equal((V1.LinkState.Closed, next.Ledger.ToString()), (link.Link, link.Successor));
    }

    [Fact]
    public async Task A_ledger_that_got_more_meanwhile_is_not_closed()
    {
        var edge = new FakeEdge("02");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("02", 9)));

        var answer = await CloseAsync(edge, FrameChain.Genesis(edge.Owner, edge.Ledger), new LedgerId(Guid.NewGuid()));

        Assert.False(answer.Closed);
        Assert.Equal(1, answer.Mark.Watermark.Number);
        Assert.True(answer.Mark.Successor.IsEmpty);
    }

    [Fact]
    public async Task A_damaged_file_is_shown_with_both_frames_until_its_edge_comes_with_a_sound_one()
    {
        var edge = new FakeEdge("04");
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 9)));
        }

        var answer = await _nation.Uplink.ReportDamageAsync(
            new V1.ReportDamageRequest
            {
                Owner = edge.Owner.Value,
                Ledger = UplinkMessages.ToWire(edge.Ledger),
                Readable = UplinkMessages.ToWire(FrameChain.Genesis(edge.Owner, edge.Ledger)),
                Detail = "entry 7: its bytes do not give its digest",
            },
            cancellationToken: Cancel
        );

        Assert.Equal(1, answer.Watermark.Number);
        var link = await LinkOf(edge);
        Assert.Equal((V1.LinkState.Damaged, 0L, 1L), (link.Link, link.StoppedEdge.Number, link.StoppedNation.Number));
        Assert.Contains("entry 7", link.Reason);
        using var sound = await FakeStream.OpenAsync(_nation, edge);
        Assert.Equal(V1.LinkState.Up, (await LinkOf(edge)).Link);
    }

    [Fact]
    public async Task A_forked_ledger_goes_on_when_an_operator_released_it_and_the_journal_says_who()
    {
        var edge = new FakeEdge("06");
        var clone = new FakeEdge("06", edge.Ledger);
        using (var stream = await FakeStream.OpenAsync(_nation, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("06", 1)));
        }

        _ = clone.Seal(Known.Participants("06", 2));
        using (var forked = FakeStream.Open(_nation))
        {
            await forked.SendAsync(clone.Hello());
            _ = await forked.NextAsync(Kind.Stop);
        }

        using (var held = FakeStream.Open(_nation))
        {
            await held.SendAsync(edge.Hello());
            Assert.Equal(Reason.Forked, (await held.NextAsync(Kind.Stop)).Stop.Reason);
        }

        var request = new V1.ReleaseLedgerRequest { Ledger = edge.Ledger.ToString(), Reason = "the clone was ended" };
        var released = await _nation.Boards.ReleaseLedgerAsync(request, cancellationToken: Cancel);
        Assert.Equal(V1.LinkState.Forked, released.Link.Link);
        using var going = await FakeStream.OpenAsync(_nation, edge);
        var statement = new ReleaseStatement(edge.Ledger, StopReason.Forked, Claim.Operator, "the clone was ended");
        Assert.Contains(statement, await ReleasesAsync());
    }

    [Fact]
    public async Task A_release_without_a_reason_or_of_an_unknown_ledger_is_refused()
    {
        var ledger = Guid.NewGuid().ToString();
        Assert.Equal(StatusCode.InvalidArgument, await RefusedAsync(ledger, " "));
        Assert.Equal(StatusCode.NotFound, await RefusedAsync(ledger, "why"));
    }

    private async Task<StatusCode> RefusedAsync(string ledger, string reason)
    {
        var request = new V1.ReleaseLedgerRequest { Ledger = ledger, Reason = reason };
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await _nation.Boards.ReleaseLedgerAsync(request, cancellationToken: Cancel)
        );
        return refused.StatusCode;
    }

    private async Task<V1.CloseLedgerResponse> CloseAsync(FakeEdge edge, FrameHead through, LedgerId successor)
    {
        var statement = new ClosingStatement(edge.Ledger, through, successor, StopReason.Behind, 1, 0);
        var request = RepairMessages.ToWire(edge.Owner, statement);
        return await _nation.Uplink.CloseLedgerAsync(request, cancellationToken: Cancel);
    }

    /// <summary>The ledgers that come, and how many frames of each.</summary>
    private async Task<List<(LedgerId Ledger, long Frames)>> ReadAsync(FakeEdge edge)
    {
        var request = new V1.ReadLedgerRequest
        {
            Owner = edge.Owner.Value,
            Ledger = UplinkMessages.ToWire(edge.Ledger),
        };
        using var call = _nation.Uplink.ReadLedger(request, cancellationToken: Cancel);
        var parts = new List<(LedgerId Ledger, long Frames)>();
        await foreach (var part in call.ResponseStream.ReadAllAsync(Cancel))
        {
            if (part.PartCase == V1.LedgerPart.PartOneofCase.Mark)
            {
                parts.Add((UplinkMessages.LedgerFromWire(part.Mark.Ledger, "ledger"), 0));
            }
            else
            {
                parts[^1] = parts[^1] with { Frames = parts[^1].Frames + 1 };
            }
        }

        return parts;
    }

    private async Task<V1.LedgerLink> LinkOf(FakeEdge edge)
    {
        var grains = _nation.Services.GetRequiredService<IGrainFactory>();
        var owner = await grains.GetGrain<IProvinceGrain>(edge.Owner.Value).LinksAsync();
        return owner.Links.Single(link => link.Ledger == edge.Ledger.ToString());
    }

    private async Task<List<ReleaseStatement>> ReleasesAsync()
    {
        var statements = new List<ReleaseStatement>();
        await foreach (var record in _nation.Journal.ReadAsync(1, Cancel))
        {
            if (record.Kind == JournalRecordKind.Release)
            {
                Assert.True(ReleaseStatement.TryDecode(record.Payload.Span, out var statement));
                statements.Add(statement);
            }
        }

        return statements;
    }
}

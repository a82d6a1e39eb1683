using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Silo.Tests.Boards;

/// <summary>
/// A silo that starts comes back from a checkpoint and the records after it, and without one it is the same. The laws
/// hold for every store; each has a class of its own.
/// </summary>
public abstract class CheckpointLaws : IDisposable
{
    private static readonly Span s_january = new(new Day(2025, 1, 1), new Day(2025, 1, 31));
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeEdge _edge = new("04");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected string Data => _directory.Path;

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_fold_from_a_checkpoint_and_the_records_after_it_has_the_bytes_of_one_that_read_everything()
    {
        var before = await RecordAsync();

        Assert.Equal(before, await StartAgainAsync(isBack: true));
        await DeleteAsync();
        Assert.Equal(before, await StartAgainAsync(isBack: false));
    }

    [Fact]
    public async Task A_checkpoint_that_is_torn_is_ignored_and_the_journal_is_read()
    {
        var before = await RecordAsync();
        await using (var nation = await StartAsync())
        {
            var store = nation.Services.GetRequiredService<ICheckpointStore>();
            var kept = (await store.ReadAsync(Cancel))!;
            await store.WriteAsync(1, kept.AsMemory(..(kept.Length / 2)), Cancel);
        }

        Assert.Equal(before, await StartAgainAsync(isBack: false));
    }

    [Fact]
    public async Task A_checkpoint_is_taken_in_the_background_once_so_many_records_were_folded()
    {
        await using var nation = await StartAsync(
            "--Nation:Checkpoints:Records",
            "3",
            "--Nation:Checkpoints:LookInterval",
            "00:00:00.1"
        );
        using var stream = await FakeStream.OpenAsync(nation, _edge);
        var store = nation.Services.GetRequiredService<ICheckpointStore>();
        byte[]? kept = null;
        while (kept is null)
        {
            await stream.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 1)));
            kept = await store.ReadAsync(Cancel);
        }

        Assert.Null(FoldCheckpointCodec.TryDecode(kept, out var checkpoint));
        Assert.InRange(checkpoint!.Version.Position, 3, long.MaxValue);
    }

    /// <summary>Starts a silo; the caller disposes it.</summary>
    internal abstract Task<Nation> StartAsync(params string[] more);

    /// <summary>Deletes what is kept.</summary>
    protected abstract Task DeleteAsync();

    /// <summary>A checkpoint, and more after it; what the boards then are.</summary>
    private async Task<Seen> RecordAsync()
    {
        await using var nation = await StartAsync();
        using var stream = await FakeStream.OpenAsync(nation, _edge);
        await stream.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 3)));
        _ = await nation.FoldedAsync();
        await nation.Services.GetRequiredService<CheckpointTaker>().TakeAsync(Cancel);
        await stream.SendAndAwaitReceiptAsync(_edge.Seal(Known.Participants("04", 11)));
        _ = await nation.FoldedAsync();
        Assert.Equal(14, (await nation.AskAsync(Ask.For("VN"))).Amount());
        return See(nation);
    }

    private async Task<Seen> StartAgainAsync(bool isBack)
    {
        await using var nation = await StartAsync();
        Assert.Equal(isBack, nation.Fold.CameBackFrom > 0);
        return See(nation);
    }

    private static Seen See(Nation nation)
    {
        var (board, version) = nation.Fold.BoardAt(s_january);
        return new Seen(version, Convert.ToHexString(board.Encode().ToArray()));
    }

    private sealed record Seen(JournalVersion Version, string Board);
}

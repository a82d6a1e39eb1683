using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Boards;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Tests.Boards;

/// <summary>Which checkpoints are taken for what the journal says, and which are not.</summary>
public sealed class FoldRecoveryTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteJournal _journal;
    private readonly FileCheckpoints _store;
    private readonly BoardFold _fold = new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
    private readonly FakeEdge _busy = new("04");
    private readonly FakeEdge _quiet = new("20");

    public FoldRecoveryTests()
    {
        _journal = SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);
        _store = new FileCheckpoints(_directory.Path);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One frame of a quiet ledger and two of a busy one, the checkpoint, one more of the busy one.</summary>
    public async ValueTask InitializeAsync()
    {
        await AppendAsync(_quiet, 7);
        await AppendAsync(_busy, 3);
        await AppendAsync(_busy, 5);
        await FoldAsync();
        await KeepAsync(FoldCheckpointCodec.Encode(_fold.Take()));
        await AppendAsync(_busy, 11);
        await FoldAsync();
    }

    public ValueTask DisposeAsync()
    {
        _journal.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_the_journal_bears_out_is_taken_up()
    {
        var recovered = await TryAsync();

        Assert.Equal((3, 4), (recovered!.From, recovered.Fold.Version.Position));
        Assert.Equal(FoldCheckpointCodec.Encode(_fold.Take()), FoldCheckpointCodec.Encode(recovered.Fold.Take()));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut off")]
    [InlineData("one bit")]
    [InlineData("a later format")]
    public async Task Damaged_bytes_are_ignored(string damage)
    {
        await KeepAsync(Damaged((await _store.ReadAsync(Cancel))!, damage));

        Assert.Null(await TryAsync());
    }

    [Theory]
    [InlineData("a frame too many")]
    [InlineData("a frame too few, and frames after it")]
    [InlineData("a frame too few, and none after it")]
    [InlineData("another frame")]
    [InlineData("a ledger too many")]
    [InlineData("a ledger too few")]
    [InlineData("a later position")]
    [InlineData("an earlier position")]
    [InlineData("another epoch")]
    [InlineData("other catalogues")]
    public async Task What_the_journal_does_not_bear_out_is_ignored(string lie)
    {
        Assert.Null(FoldCheckpointCodec.TryDecode((await _store.ReadAsync(Cancel))!, out var kept));
        await KeepAsync(FoldCheckpointCodec.Encode(Lie(kept!, lie)));

        Assert.Null(await TryAsync());
    }

    [Fact]
    public async Task Where_nothing_is_kept_nothing_comes_back()
    {
        File.Delete(Path.Combine(_directory.Path, FileCheckpoints.FileName));

        Assert.Null(await _store.ReadAsync(Cancel));
        Assert.Null(await TryAsync());
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_no_reason_to_stop()
    {
        File.Delete(Path.Combine(_directory.Path, FileCheckpoints.FileName));
        _ = Directory.CreateDirectory(Path.Combine(_directory.Path, FileCheckpoints.FileName, "in the way"));

        Assert.Null(await TryAsync());
        _ = await Assert.ThrowsAsync<JournalUnavailableException>(() => KeepAsync(new byte[] { 1 }));
    }

    private static byte[] Damaged(byte[] bytes, string damage)
    {
        switch (damage)
        {
            case "empty":
                return [];
            case "cut off":
                return bytes[..(bytes.Length / 2)];
            case "one bit":
                bytes[bytes.Length / 2] ^= 1;
                return bytes;
            default:
                bytes[0] = 99;
                _ = SHA256.HashData(bytes.AsSpan(..^32), bytes.AsSpan(^32..));
                return bytes;
        }
    }

    private FoldCheckpoint Lie(FoldCheckpoint kept, string lie)
    {
        var (version, catalogues) = (kept.Version, kept.Catalogues);
        var stranger = new FakeEdge("30");
        _ = stranger.Seal(Known.Participants("30", 1_000));
        return lie switch
        {
            "a frame too many" => WithHead(kept, _quiet.Ledger, FrameChain.Next(_quiet.Head, [1])),
            "a frame too few, and frames after it" => WithHead(kept, _busy.Ledger, _busy.Frames[0].Head),
            "a frame too few, and none after it" => WithHead(
                kept,
                _quiet.Ledger,
                FrameChain.Genesis(_quiet.Owner, _quiet.Ledger)
            ),
            "another frame" => WithHead(kept, _quiet.Ledger, stranger.Head),
            "a ledger too many" => kept with
            {
                Ledgers = [.. kept.Ledgers, new(stranger.Ledger, stranger.Owner, stranger.Head, [], null, null)],
            },
            "a ledger too few" => kept with { Ledgers = [.. kept.Ledgers.Where(one => one.Ledger != _quiet.Ledger)] },
            "a later position" => kept with { Version = version with { Position = version.Position + 100 } },
            "an earlier position" => kept with { Version = version with { Position = version.Position - 1 } },
            "another epoch" => kept with { Version = version with { Epoch = version.Epoch + 1 } },
            _ => kept with { Catalogues = catalogues with { AreasVersion = catalogues.AreasVersion + 1 } },
        };
    }

    private static FoldCheckpoint WithHead(FoldCheckpoint kept, LedgerId ledger, FrameHead head) =>
        kept with
        {
            Ledgers = [.. kept.Ledgers.Select(one => one.Ledger == ledger ? one with { Head = head } : one)],
        };

    private async Task AppendAsync(FakeEdge edge, long amount)
    {
        var mark = await _journal.RaiseTermAsync(edge.Owner, edge.Ledger, Cancel);
        var frame = edge.Seal(Known.Participants(edge == _busy ? "04" : "20", amount));
        var outcomes = await _journal.AppendAsync([new(edge.Ledger, mark.Term, mark.Watermark, [frame])], Cancel);
        _ = Assert.IsType<AppendOutcome.Appended>(Assert.Single(outcomes));
    }

    private async Task FoldAsync()
    {
        await foreach (var record in _journal.ReadAsync(_fold.Version.Position + 1, Cancel))
        {
            _fold.Apply(record);
        }
    }

    private Task KeepAsync(ReadOnlyMemory<byte> bytes) => _store.WriteAsync(1, bytes, Cancel);

    private Task<RecoveredFold?> TryAsync() =>
        new FoldRecovery(
            _journal,
            _store,
            Options.Create(new CheckpointOptions()),
            Options.Create(new BoardsOptions()),
            IndicatorCatalogue.Reference,
            NullLogger<FoldRecovery>.Instance
        ).TryAsync(Cancel);
}

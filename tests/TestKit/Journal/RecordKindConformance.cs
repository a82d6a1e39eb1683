using Federation.Core.Journal;
using Xunit;

namespace Federation.TestKit.Journal;

/// <summary>The laws of <see cref="IJournal"/>, with those of reading one kind of record.</summary>
public abstract class RecordKindConformance : ClosedLedgerConformance
{
    [Fact]
    public async Task Records_of_a_kind_read_apart_from_all_others()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1)));
        _ = await Journal.AppendRecordAsync(JournalRecordKind.Vintage, new byte[] { 7 }, Cancel);
        _ = await Journal.AppendRecordAsync(JournalRecordKind.Catalogue, new byte[] { 8 }, Cancel);
        _ = await Append(writer.Request(writer.Maker.Next(2)));
        _ = await Journal.AppendRecordAsync(JournalRecordKind.Vintage, new byte[] { 9 }, Cancel);
        await RestartAsync();

        var all = await OfKind(JournalRecordKind.Vintage, from: 1);
        Assert.Equal([(2L, (byte)7), (5L, (byte)9)], all.Select(one => (one.Position, one.Payload.Span[0])));
        Assert.All(all, one => Assert.Equal((JournalRecordKind.Vintage, default), (one.Kind, one.Ledger)));
        Assert.Equal(5, Assert.Single(await OfKind(JournalRecordKind.Vintage, from: 3)).Position);
        Assert.Empty(await OfKind(JournalRecordKind.Vintage, from: 6));
        Assert.Empty(await OfKind(JournalRecordKind.AreaPlan, from: 1));
        Assert.Equal(3, Assert.Single(await OfKind(JournalRecordKind.Catalogue, from: 0)).Position);
    }

    [Fact]
    public async Task Many_large_records_of_a_kind_come_whole_and_in_order()
    {
        for (var i = 1; i <= 20; i++)
        {
            var payload = Enumerable.Repeat((byte)i, 150_000).ToArray();
            _ = await Journal.AppendRecordAsync(JournalRecordKind.Vintage, payload, Cancel);
        }

        var all = await OfKind(JournalRecordKind.Vintage, from: 1);
        Assert.Equal(Enumerable.Range(1, 20), all.Select(one => (int)one.Payload.Span[^1]));
        Assert.All(all, one => Assert.Equal(150_000, one.Payload.Length));
    }

    [Fact]
    public async Task Frames_are_not_read_by_kind() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await OfKind(JournalRecordKind.Frame, from: 1));

    private async Task<List<JournalRecord>> OfKind(JournalRecordKind kind, long from)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in Journal.ReadKindAsync(kind, from, Cancel))
        {
            records.Add(record);
        }

        return records;
    }
}

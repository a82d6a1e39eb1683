using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>Sums without the sign: what is taken back is added once more.</summary>
internal sealed class NoSign : IFold
{
    private readonly List<(AreaId Province, Posting Posting)> _posts = [];
    private readonly FrameContents _contents = new();

    public JournalVersion Version { get; private set; } = new(Epoch: 1, Position: 0);

    public void Apply(JournalRecord record)
    {
        Version = Version with { Position = record.Position };
        _ = FrameCodec.TryDecode(record.Payload.Span, _contents);
        foreach (var posting in _contents.Postings)
        {
            if (AreaCatalogue.Reference.ProvinceOf(posting.Key.Area) is { } province)
            {
                _posts.Add((province, posting with { Amount = Math.Abs(posting.Amount) }));
            }
        }
    }

    public void EnterEpoch(long epoch) => Version = Version with { Epoch = epoch };

    public Board BoardAt(Span period)
    {
        var table = new PeriodTable(period);
        foreach (var (province, posting) in _posts)
        {
            table.Apply(province, posting);
        }

        return Board.Of(table);
    }
}

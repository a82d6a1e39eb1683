using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;

namespace Federation.Core.Boards.Explained;

/// <summary>
/// What each frame added to one figure of a province or an area in it: the largest by size, and the others as a sum, so
/// that all of it adds up. Frames come in any order, each once. One thread at a time.
/// </summary>
/// <param name="query">About one indicator, as reported.</param>
/// <param name="largest">How many frames are kept apart, at least 0.</param>
/// <param name="areas">Which area includes which.</param>
public sealed class FrameShares(FigureQuery query, int largest, AreaCatalogue areas)
{
    private readonly LargestShares<FrameShare> _largest = new(
        largest,
        share => share.Amount,
        static (a, b) => a.Position.CompareTo(b.Position)
    );
    private readonly Dictionary<AreaId, bool> _included = [];
    private readonly FrameContents _contents = new();
    private bool[] _isAsked = [];

    /// <summary>The largest, the largest first; of equal ones the one that came first.</summary>
    public IReadOnlyList<FrameShare> Largest => _largest.InOrder();

    /// <summary>How many frames moved the figure besides.</summary>
    public long Others => _largest.Others;

    /// <summary>What these added.</summary>
    public long OthersAmount => _largest.OthersAmount;

    /// <summary>What all frames added.</summary>
    public long Amount => _largest.Amount;

    /// <summary>Takes in a frame.</summary>
    /// <exception cref="JournalDamagedException">It does not decode.</exception>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public void Take(JournalRecord record)
    {
        if (FrameCodec.TryDecode(record.Payload.Span, _contents) is { } error)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head.Number} of ledger {record.Ledger}: {error}."
            );
        }

        if (!AsksAny())
        {
            return;
        }

        var (amount, entries, last) = (0L, 0, -1);
        for (var i = 0; i < _contents.Postings.Length; i++)
        {
            if (_isAsked[_contents.KeyOf[i]])
            {
                amount = checked(amount + _contents.Postings[i].Amount);
                entries += _contents.EntryOf[i] == last ? 0 : 1;
                last = _contents.EntryOf[i];
            }
        }

        if (amount != 0)
        {
            var (number, at) = (record.Head.Number, record.AtUnixMicroseconds);
            _largest.Add(new FrameShare(record.Ledger, number, record.Position, at, amount, entries));
        }
    }

    private bool AsksAny()
    {
        var keys = _contents.Keys;
        if (_isAsked.Length < keys.Length)
        {
            _isAsked = new bool[keys.Length];
        }

        var any = false;
        for (var i = 0; i < keys.Length; i++)
        {
            any |= _isAsked[i] = Asks(keys[i]);
        }

        return any;
    }

    private bool Asks(in PostingKey key)
    {
        if (
            !query.Asks(key.Indicator)
            || !query.Span.Contains(key.Span)
            || query.View.MembershipOf(key.Forces) != Membership.Counted
        )
        {
            return false;
        }

        if (!_included.TryGetValue(key.Area, out var isIncluded))
        {
            _included.Add(key.Area, isIncluded = areas.Includes(query.Area, key.Area));
        }

        return isIncluded;
    }
}

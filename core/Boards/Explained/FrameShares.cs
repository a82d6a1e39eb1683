using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Boards.Explained;

/// <summary>
/// What each frame added to one figure: the largest by size, and the others as a sum, so that all of it adds up; and
/// how many warnings of these amounts were overruled. Frames come in any order, each once. One thread at a time.
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
    private readonly Dictionary<(AreaId Owner, AreaId Area), bool> _included = [];
    private readonly SortedDictionary<(ushort Rule, OverruleReason Because), long> _overruled = [];
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

    /// <summary>
    /// How many warnings of the indicator stand overruled in the area and period, in every view alike, by rule and
    /// reason.
    /// </summary>
    public IEnumerable<(ushort Rule, OverruleReason Because, long Count)> Overruled =>
        _overruled.Where(one => one.Value != 0).Select(one => (one.Key.Rule, one.Key.Because, one.Value));

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

        CountOverruled(record);
        if (!AsksAny(record.Owner))
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
            _largest.Add(new FrameShare(record.Owner, record.Ledger, number, record.Position, at, amount, entries));
        }
    }

    private void CountOverruled(JournalRecord record)
    {
        foreach (ref readonly var fact in _contents.Others)
        {
            if (
                fact.Kind == FactKind.Code
                && OverruledCode.TryRead(fact.Read(record.Payload.Span), out var code)
                && query.Asks(code.Value.Warning.Indicator)
                && query.Span.Contains(code.Value.Day)
                && Includes(record.Owner, code.Value.Area)
            )
            {
                var key = (code.Value.Warning.Rule, code.Value.Because);
                _overruled[key] = _overruled.GetValueOrDefault(key) + (code.Value.Stands ? 1 : -1);
            }
        }
    }

    private bool AsksAny(AreaId owner)
    {
        var keys = _contents.Keys;
        if (_isAsked.Length < keys.Length)
        {
            _isAsked = new bool[keys.Length];
        }

        var any = false;
        for (var i = 0; i < keys.Length; i++)
        {
            any |= _isAsked[i] = Asks(owner, keys[i]);
        }

        return any;
    }

    private bool Asks(AreaId owner, in PostingKey key) =>
        query.Asks(key.Indicator)
        && query.Span.Contains(key.Span)
        && query.View.MembershipOf(key.Forces) == Membership.Counted
        && Includes(owner, key.Area);

    /// <summary>What an owner tells of another one's area is on no board.</summary>
    private bool Includes(AreaId owner, AreaId area)
    {
        if (!_included.TryGetValue((owner, area), out var isIncluded))
        {
            isIncluded = areas.Includes(query.Area, area) && areas.Includes(owner, area);
            _included.Add((owner, area), isIncluded);
        }

        return isIncluded;
    }
}

using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.State;

namespace Federation.Core.Plausibility;

/// <summary>
/// What stands implausible in the ledgers of one owner, from their frames alone: with the reason why somebody holds it
/// for right, or without one where the edge asked for none. Frames come ledger by ledger, each in order, a closed
/// ledger's before those of the ledger that goes on in its place. Of amounts that say the same in everything it does
/// not matter which one is taken back. For one thread at a time.
/// </summary>
/// <param name="rules">The nation's edition.</param>
public sealed class WarningBook(RulePack rules)
{
    private readonly Dictionary<AmountKey, List<LiveWarning>> _live = [];
    private readonly Dictionary<LedgerId, LedgerVerdicts> _ledgers = [];
    private readonly FrameContents _contents = new();
    private LedgerVerdicts? _last;

    /// <summary>All that stands, in order of days, then areas, indicators, rules and entries. A fresh list.</summary>
    public IReadOnlyList<LiveWarning> Live =>
        [
            .. _live
                .Values.SelectMany(same => same)
                .OrderBy(one => one.Span)
                .ThenBy(one => one.Area)
                .ThenBy(one => one.Warning.Indicator)
                .ThenBy(one => one.Warning.Rule)
                .ThenBy(one => one.Ledger.Value)
                .ThenBy(one => one.Frame.Value)
                .ThenBy(one => one.Entry.Value),
        ];

    /// <summary>Takes in the next frame.</summary>
    /// <exception cref="JournalDamagedException">It does not decode.</exception>
    public void Take(JournalRecord record)
    {
        var frame = record.Payload.Span;
        if (FrameCodec.TryDecode(frame, _contents) is { } error)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head.Number} of ledger {record.Ledger}: {error}."
            );
        }

        if (!_ledgers.TryGetValue(record.Ledger, out var ledger))
        {
            _ledgers.Add(record.Ledger, ledger = new LedgerVerdicts(record.Ledger, rules, _last));
        }

        _last = ledger;
        var verdicts = new Queue<EntryVerdicts>(ledger.Take(_contents));
        var before = default(Said);
        for (int entry = 0, posting = 0, other = 0; entry < _contents.EntryIds.Length; entry++)
        {
            var id = _contents.EntryIds[entry];
            var said = new Said(id, record, PostingsOf(entry, ref posting), CodesOf(entry, frame, ref other));
            var found = verdicts.TryPeek(out var next) && next.Entry == id ? verdicts.Dequeue() : default;
            before = Take(said, found, before);
        }
    }

    private Posting[] PostingsOf(int entry, ref int posting)
    {
        var first = posting;
        while (posting < _contents.Postings.Length && _contents.EntryOf[posting] == entry)
        {
            posting++;
        }

        return _contents.Postings[first..posting].ToArray();
    }

    private OverruledCode[] CodesOf(int entry, ReadOnlySpan<byte> frame, ref int other)
    {
        List<OverruledCode>? codes = null;
        for (; other < _contents.Others.Length && _contents.Others[other].EntryIndex == entry; other++)
        {
            if (OverruledCode.TryRead(_contents.Others[other].Read(frame), out var code))
            {
                (codes ??= []).Add(code.Value);
            }
        }

        return codes?.ToArray() ?? [];
    }

    private Said Take(Said said, EntryVerdicts found, Said before)
    {
        var (takenBack, posted) = CopiedContent.Split(said.Postings);
        var gone = said.Codes.Where(code => !code.Stands).Select(code => TakeBack(code, takenBack)).ToList();
        var isMoved = CopiedContent.IsSame(takenBack, posted);
        if (isMoved)
        {
            Move(takenBack, posted);
        }
        else
        {
            foreach (var one in takenBack)
            {
                Forget(AmountKey.Of(one));
            }
        }

        foreach (var verdict in found.Verdicts ?? [])
        {
            var one = posted.First(posting => posting.Key.Indicator == verdict.Indicator);
            var warning = new OverruledWarning(verdict.Indicator, verdict.Rule);
            Add(AmountKey.Of(one), Row(said, one, warning, found.Kind, verdict, because: null));
        }

        foreach (var code in said.Codes.Where(code => code.Stands))
        {
            Overrule(code, said, before);
        }

        return said with
        {
            Posted = posted,
            Gone = isMoved ? gone : [],
        };
    }

    /// <summary>The reason for what the entry before said; the verdict may be that of what it only moved.</summary>
    private void Overrule(OverruledCode code, Said said, Said before)
    {
        var posted = before.Posted ?? [];
        if (!posted.Any(Fits))
        {
            var untold = new Posting(default, 0, 0, default);
            var alone = Row(said, untold, code.Warning, JudgedKind.Activity, null, code.Because);
            Add(AmountKey.Of(code), alone with { Area = code.Area, Span = Span.Of(code.Day) });
            return;
        }

        var one = posted.First(Fits);
        var same = Rows(AmountKey.Of(one));
        var at = same.FindIndex(row => row.Warning == code.Warning && row.Because is null);
        if (at >= 0)
        {
            same[at] = same[at] with { Because = code.Because };
            return;
        }

        var verdict = before.Gone?.Find(row => row?.Warning == code.Warning)?.Verdict;
        same.Add(Row(before, one, code.Warning, JudgedKind.Activity, verdict, code.Because));

        bool Fits(Posting posting) =>
            (posting.Key.Indicator, posting.Key.Area, posting.Key.Span.First)
            == (code.Warning.Indicator, code.Area, code.Day);
    }

    /// <summary>What the code stood for; null: nothing that was told stands so.</summary>
    private LiveWarning? TakeBack(OverruledCode code, IReadOnlyList<Posting> takenBack)
    {
        var keys = takenBack
            .Where(posting => posting.Key.Indicator == code.Warning.Indicator)
            .Select(posting => AmountKey.Of(posting))
            .Append(AmountKey.Of(code));
        foreach (var key in keys)
        {
            if (Remove(key, row => row.Warning == code.Warning && row.Because == code.Because) is { } gone)
            {
                return gone;
            }
        }

        return null;
    }

    /// <summary>Of an amount that is taken back nothing stands any more: of each rule one.</summary>
    private void Forget(AmountKey key)
    {
        foreach (var rule in RulesWithoutReason(key))
        {
            _ = Remove(key, row => row.Warning.Rule == rule && row.Because is null);
        }
    }

    private List<ushort> RulesWithoutReason(AmountKey key) =>
        _live.TryGetValue(key, out var same)
            ? [.. same.Where(row => row.Because is null).Select(row => row.Warning.Rule).Distinct()]
            : [];

    /// <summary>Only place, forces or approval changed: what stood goes with the amount.</summary>
    private void Move(IReadOnlyList<Posting> takenBack, IReadOnlyList<Posting> posted)
    {
        for (var i = 0; i < takenBack.Count; i++)
        {
            var (from, to) = (AmountKey.Of(takenBack[i]), AmountKey.Of(posted[i]));
            if (from == to || !_live.TryGetValue(from, out var same))
            {
                continue;
            }

            foreach (var rule in same.Select(row => row.Warning.Rule).Distinct().ToList())
            {
                var row = Remove(from, one => one.Warning.Rule == rule)!;
                Add(to, row with { Area = to.Area, Forces = posted[i].Key.Forces });
            }
        }
    }

    private LiveWarning? Remove(AmountKey key, Predicate<LiveWarning> which)
    {
        if (!_live.TryGetValue(key, out var same) || same.FindIndex(which) is not (>= 0 and var at))
        {
            return null;
        }

        var row = same[at];
        same.RemoveAt(at);
        if (same.Count == 0)
        {
            _ = _live.Remove(key);
        }

        return row;
    }

    private List<LiveWarning> Rows(AmountKey key)
    {
        if (!_live.TryGetValue(key, out var same))
        {
            _live.Add(key, same = []);
        }

        return same;
    }

    private void Add(AmountKey key, LiveWarning row) => Rows(key).Add(row);

    private static LiveWarning Row(
        Said said,
        in Posting posting,
        OverruledWarning warning,
        JudgedKind kind,
        Verdict? verdict,
        OverruleReason? because
    ) =>
        new(
            posting.Key.Area,
            posting.Key.Span,
            posting.Count == 0 ? null : posting.Key.Forces,
            warning,
            posting.Count == 0 ? null : posting.Amount,
            kind,
            verdict,
            because,
            said.Record.Ledger,
            said.Record.Head.Number,
            said.Entry
        );

    /// <summary>An amount as it is told and taken back; whether it is approved does not matter.</summary>
    private readonly record struct AmountKey(
        AreaId Area,
        IndicatorNumber Indicator,
        Span Span,
        byte Forces,
        long Amount
    )
    {
        public static AmountKey Of(in Posting posting) =>
            new(posting.Key.Area, posting.Key.Indicator, posting.Key.Span, posting.Key.Forces.Bits, posting.Amount);

        /// <summary>Of a warning without an amount.</summary>
        public static AmountKey Of(OverruledCode code) =>
            new(code.Area, code.Warning.Indicator, Span.Of(code.Day), 0, -1);
    }

    /// <summary>What an entry tells.</summary>
    private readonly record struct Said(EntryId Entry, JournalRecord Record, Posting[] Postings, OverruledCode[] Codes)
    {
        public IReadOnlyList<Posting>? Posted { get; init; }

        /// <summary>Where it only moves amounts: what it took back that somebody had given a reason for.</summary>
        public List<LiveWarning?>? Gone { get; init; }
    }
}

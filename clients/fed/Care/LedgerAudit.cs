using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;

namespace Federation.Fed.Care;

/// <summary>Checks one ledger's file, and that the journal holds the same frames and figures of it.</summary>
internal static class LedgerAudit
{
    /// <param name="directory">Holds the ledger.</param>
    /// <param name="held">What each journal beside it holds; empty where there is none.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <returns>What fits, and the first thing that does not.</returns>
    /// <exception cref="LedgerUnavailableException">It cannot be read now.</exception>
    public static (LedgerVerification Found, string? Bad) Run(
        string directory,
        IReadOnlyDictionary<LedgerId, AuditedLedger> held,
        CancellationToken cancellationToken
    )
    {
        var figures = new HeldFigures(held);
        var found = LedgerVerifier.Verify(directory, figures, cancellationToken);
        if (!found.IsSound)
        {
            return (found, $"{directory}: {found.BadRecord}: {found.BadReason}");
        }

        var bad =
            found.Header is { } header && held.TryGetValue(header.Ledger, out var ledger)
                ? Compare(found, ledger, figures.Of(ledger))
                : null;
        bad ??= figures.CompareAdopted();
        return (found, bad is null ? null : $"{directory}: {bad}");
    }

    private static string? Compare(LedgerVerification found, AuditedLedger held, FigureTable figures)
    {
        for (var i = 0; i < held.Frames.Count; i++)
        {
            if (i == found.Frames.Count)
            {
                return $"the journal holds frame {i + 1}, the ledger ends with frame {i}: it was restored from a copy";
            }

            if (held.Frames[i] != found.Frames[i])
            {
                return $"frame {i + 1}: the ledger has hash {found.Frames[i]}, the journal {held.Frames[i]}";
            }
        }

        return FirstDifference(figures, held.Figures);
    }

    private static string? FirstDifference(FigureTable ledger, FigureTable journal)
    {
        var keys = ledger.Cells.Concat(journal.Cells).Select(cell => cell.Key).Distinct();
        foreach (var key in keys)
        {
            _ = ledger.TryGet(key, out var recorded);
            _ = journal.TryGet(key, out var counted);
            if (recorded != counted)
            {
                return $"figure {Name(key)}: the ledger's entries give {Shown(recorded)}, "
                    + $"the journal {Shown(counted)}; look at fed ledger repair --plan";
            }
        }

        return null;
    }

    private static string Shown(Cell cell) => $"{cell.Amount} of {cell.Count} amounts ({cell.Qualifier.Code()})";

    private static string Name(PostingKey key)
    {
        var indicator = IndicatorCatalogue.Reference.TryGet(key.Indicator, out var known)
            ? known.Code
            : $"{key.Indicator}";
        var area = KnownAreas.Current.TryGet(key.Area, out var place)
            ? place.Nearest(key.Span.Last).Code.ToString()
            : $"{key.Area}";
        return $"{indicator} of {area}, {key.Span}, {key.Forces}";
    }

    /// <summary>The figures of the entries in those frames that the journal holds.</summary>
    private sealed class HeldFigures(IReadOnlyDictionary<LedgerId, AuditedLedger> held) : IReplayObserver
    {
        private readonly List<Posting> _waiting = [];
        private readonly List<(FrameNumber Frame, Posting Posting)> _framed = [];
        private readonly Dictionary<LedgerId, FigureTable> _adopted = [];

        public void OnEntry(Entry entry, IReadOnlyList<Fact> facts)
        {
            if (held.Count > 0)
            {
                _waiting.AddRange(Fact.PostingsOf(facts));
            }
        }

        public void OnAdopted(Entry entry, IReadOnlyList<Fact> facts)
        {
            if (!_adopted.TryGetValue(entry.CountedIn!.Value, out var figures))
            {
                _adopted.Add(entry.CountedIn.Value, figures = new FigureTable());
            }

            foreach (var posting in Fact.PostingsOf(facts))
            {
                _ = figures.Apply(posting);
            }
        }

        /// <summary>What was adopted of a closed ledger is what the journal holds of it, figure by figure.</summary>
        public string? CompareAdopted()
        {
            foreach (var (closed, figures) in _adopted)
            {
                if (held.TryGetValue(closed, out var ledger) && FirstDifference(figures, ledger.Figures) is { } bad)
                {
                    return $"adopted from ledger {closed}: {bad}";
                }
            }

            return null;
        }

        public void OnFrame(FrameHead head)
        {
            _framed.AddRange(_waiting.Select(posting => (head.Number, posting)));
            _waiting.Clear();
        }

        public FigureTable Of(AuditedLedger ledger)
        {
            var figures = new FigureTable();
            foreach (var (frame, posting) in _framed)
            {
                if (frame <= ledger.Head.Number)
                {
                    _ = figures.Apply(posting);
                }
            }

            return figures;
        }
    }
}

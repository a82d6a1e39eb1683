using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Core.Vintages.Revisions;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Vintages;

/// <summary>
/// What figures are marked against: of the days of a question the last vintage that the journal holds at the version
/// of the answer, so that every silo marks one version alike. The journal is asked only where a vintage was folded
/// since it was asked last. Any thread may ask.
/// </summary>
internal sealed class LastVintages(VintageShelf shelf, FoldHost fold, AreaBook areas, IOptions<BoardsOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<VintageId, LastVintage> _loaded = [];

    /// <summary>The vintage; null where none was kept of these days.</summary>
    /// <param name="days">Exactly the days of its board.</param>
    /// <param name="version">Folded by this silo, or before.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="JournalDamagedException">A vintage's record is not what it was.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<LastVintage?> OfAsync(Span days, JournalVersion version, CancellationToken cancellationToken)
    {
        var kept = await shelf.LastOfAsync(days, version.Position, fold.VintagesFolded, cancellationToken);
        if (kept is null)
        {
            return null;
        }

        lock (_gate)
        {
            if (_loaded.TryGetValue(kept.Header.Id, out var known))
            {
                return known;
            }
        }

        var loaded = new LastVintage(kept, await shelf.LoadAsync(kept, cancellationToken));
        lock (_gate)
        {
            if (_loaded.Count >= options.Value.PeriodsMax)
            {
                _loaded.Clear();
            }

            _loaded[kept.Header.Id] = loaded;
            return loaded;
        }
    }

    /// <summary>
    /// The answer, each figure marked with what became of it. Of an area below a province boards, and so vintages, hold
    /// nothing: its answer stays as it is. While the journal cannot be read figures are answered too, and say that
    /// their marks are not known.
    /// </summary>
    /// <exception cref="JournalDamagedException">A vintage's record is not what it was.</exception>
    public async Task<FigureAnswer> MarkAsync(
        FigureAnswer answer,
        JournalVersion version,
        CancellationToken cancellationToken
    )
    {
        var query = answer.Query;
        if (areas.Current.Get(query.Area).Level > 1)
        {
            return answer;
        }

        try
        {
            return await OfAsync(query.Span, version, cancellationToken) is { } last
                ? answer.Since(last.Kept, ComparedBoards.On(query, last.Board, areas.Current).RowsOf(query.Area))
                : answer;
        }
        catch (JournalUnavailableException)
        {
            return answer with { IsVintageUnknown = true };
        }
    }
}

using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>What a closing or a reopening said, to recognise a retry.</summary>
/// <param name="Number">Its entry.</param>
/// <param name="Said">Force, area, day and when.</param>
/// <param name="Moved">How many amounts it moved.</param>
/// <param name="Reason">Of a reopening; null of a closing.</param>
internal sealed record ClosingRow(EntryNumber Number, ClosingFact Said, int Moved, string? Reason);

/// <summary>The closings of a ledger, and what is closed by them.</summary>
internal sealed class ClosingTable
{
    private readonly Dictionary<EntryId, ClosingRow?> _rows = [];

    /// <summary>What stands.</summary>
    public ClosedPeriods Closed { get; } = new();

    /// <summary>True where a closing, a reopening or a part of one has this id.</summary>
    public bool Contains(EntryId id) => _rows.ContainsKey(id);

    /// <summary>The closing or reopening of that id; null for a part of one, and where there is none.</summary>
    public ClosingRow? Find(EntryId id) => _rows.GetValueOrDefault(id);

    public void Add(ApprovalMoved entry) => _rows.Add(entry.Id, null);

    public void Add(PeriodClosed entry)
    {
        var said = new ClosingFact(entry.Force, entry.Area, entry.Through, entry.SaidOn);
        _rows.Add(entry.Id, new ClosingRow(entry.Number, said, entry.Moved, Reason: null));
        Closed.Close(said);
    }

    public void Add(PeriodReopened entry)
    {
        var said = new ClosingFact(entry.Force, entry.Area, entry.From, entry.SaidOn);
        _rows.Add(entry.Id, new ClosingRow(entry.Number, said, entry.Moved, entry.Reason));
        Closed.Reopen(said);
    }

    /// <summary>
    /// True where the amounts lie in closed days: all of the area's days of the span, closed by the lead, or by every
    /// force that took part where nobody is known to have led.
    /// </summary>
    public static bool Covers(ClosedPeriods closed, AreaCatalogue areas, in ContentRow content, bool isLump)
    {
        if (closed.IsEmpty)
        {
            return false;
        }

        foreach (var force in Forces.All)
        {
            if (IsAsked(content, isLump, force) && !closed.IsClosed(areas, force, content.Area, content.Last))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where the force must have closed before the amounts count as closed.</summary>
    public static bool IsAsked(in ContentRow content, bool isLump, Force force) =>
        isLump || content.Lead == ContentRow.UnknownLead ? content.Forces.Names(force) : content.Lead == force;
}

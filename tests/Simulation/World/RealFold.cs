using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>The real fold.</summary>
internal sealed class RealFold(BoardFold fold) : IFold
{
    public JournalVersion Version => fold.Version;

    public void Apply(JournalRecord record) => fold.Apply(record);

    public void EnterEpoch(long epoch) => fold.EnterEpoch(epoch);

    public Board BoardAt(Span period) => fold.BoardAt(period);
}

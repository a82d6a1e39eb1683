using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>What a silo folds with: <see cref="BoardFold"/>, or a broken one in its place.</summary>
internal interface IFold
{
    JournalVersion Version { get; }

    void Apply(JournalRecord record);

    void EnterEpoch(long epoch);

    Board BoardAt(Span period);
}

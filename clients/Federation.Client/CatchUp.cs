namespace Federation.Client;

/// <summary>How far a ledger is in catching up, and what was announced ahead of its frames.</summary>
/// <param name="Entries">Entries without a receipt.</param>
/// <param name="EntriesMost">The most that there were since it fell behind.</param>
/// <param name="EntriesPerSecond">How many came in a second lately; 0: none.</param>
/// <param name="AnnouncedFrame">The frame whose totals stand in for those of the frames; 0: none.</param>
/// <param name="Alarm">What was wrong with an announcement, fit to be shown; empty where none ever was.</param>
/// <param name="AlarmCount">How many announcements were wrong.</param>
/// <param name="RefusedCount">How many announcements were refused.</param>
public readonly record struct CatchUp(
    long Entries,
    long EntriesMost,
    long EntriesPerSecond,
    long AnnouncedFrame,
    string Alarm,
    long AlarmCount,
    long RefusedCount
)
{
    /// <summary>The part that has come, 0 to 100; 100 where nothing waits.</summary>
    public int Percent =>
        Entries == 0 || EntriesMost == 0 ? 100
        : Entries >= EntriesMost ? 0
        : (int)((Int128)(EntriesMost - Entries) * 100 / EntriesMost);

    /// <summary>How long the rest takes at this rate; null where nothing comes in.</summary>
    public TimeSpan? TimeLeft =>
        Entries == 0 ? TimeSpan.Zero
        : EntriesPerSecond == 0 || Entries / EntriesPerSecond > TimeSpan.MaxValue.TotalSeconds / 2 ? null
        : TimeSpan.FromSeconds(Entries / EntriesPerSecond);

    /// <summary>A bar of so many cells, filled as far as it has come: <c>███░░░</c>.</summary>
    public string Bar(int cells)
    {
        var filled = Percent * cells / 100;
        return new string('█', filled) + new string('░', cells - filled);
    }
}

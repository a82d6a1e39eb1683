namespace Federation.Core.Journal;

/// <summary>
/// A point of the nation's one total order: the journal's epoch (from 1; changes only when the database was restored)
/// and the position of its last record (0: empty). The same version is the same board on every silo.
/// </summary>
public readonly record struct JournalVersion(long Epoch, long Position) : IComparable<JournalVersion>
{
    /// <summary>By epoch, then by position.</summary>
    public int CompareTo(JournalVersion other)
    {
        var byEpoch = Epoch.CompareTo(other.Epoch);
        return byEpoch != 0 ? byEpoch : Position.CompareTo(other.Position);
    }

    /// <summary><c>1·48.213</c>, as screens show it.</summary>
    public override string ToString() => $"{Epoch}·{Position.ToString("#,0").Replace(',', '.')}";

    public static bool operator <(JournalVersion left, JournalVersion right) => left.CompareTo(right) < 0;

    public static bool operator <=(JournalVersion left, JournalVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >(JournalVersion left, JournalVersion right) => left.CompareTo(right) > 0;

    public static bool operator >=(JournalVersion left, JournalVersion right) => left.CompareTo(right) >= 0;
}

using Federation.Core.Journal;

namespace Federation.Silo.Briefings;

/// <summary>Which version the journal had at a moment. Any thread may ask.</summary>
internal sealed class JournalMoments(IJournal journal)
{
    /// <summary>
    /// The last record whose time is not after the moment, found in some twenty reads: times of the silos differ by
    /// little, so they grow with the positions but for that.
    /// </summary>
    /// <param name="atUnixMicroseconds">The moment.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<JournalVersion> VersionAtAsync(long atUnixMicroseconds, CancellationToken cancellationToken)
    {
        var head = await journal.ReadHeadAsync(cancellationToken);
        var (least, most) = (0L, head.Position);
        while (least < most)
        {
            var middle = least + ((most - least + 1) / 2);
            var isBefore = await TimeOfAsync(middle, cancellationToken) <= atUnixMicroseconds;
            (least, most) = isBefore ? (middle, most) : (least, middle - 1);
        }

        return head with
        {
            Position = least,
        };
    }

    private async Task<long> TimeOfAsync(long position, CancellationToken cancellationToken)
    {
        await foreach (var record in journal.ReadAsync(position, cancellationToken))
        {
            return record.AtUnixMicroseconds;
        }

        throw new JournalDamagedException($"Position {position} is not there, and the head is behind it.");
    }
}

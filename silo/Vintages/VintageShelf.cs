using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Grpc.Core;

namespace Federation.Silo.Vintages;

/// <summary>
/// The vintages of the journal. Each question first takes in those that came since the last one, whoever appended them.
/// Any thread may ask.
/// </summary>
internal sealed class VintageShelf(IJournal journal) : IDisposable
{
    private readonly VintageBook _book = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _readWhenFolded = -1;

    /// <summary>All that the journal holds now, in its order.</summary>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task<IReadOnlyList<KeptVintage>> AllAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<KeptVintage>>(book => [.. book.All], cancellationToken);

    /// <summary>The vintage of an id; null where there is none.</summary>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task<KeptVintage?> FindAsync(VintageId id, CancellationToken cancellationToken) =>
        AskAsync(book => book.Find(id), cancellationToken);

    /// <summary>The vintages of a name, oldest first: several only where several silos were asked at once.</summary>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task<IReadOnlyList<KeptVintage>> NamedAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(book => book.Named(name), cancellationToken);

    /// <summary>The last vintage of exactly these days at or before a position; null where there is none.</summary>
    /// <param name="days">The days of its board.</param>
    /// <param name="through">A position that this silo has folded.</param>
    /// <param name="folded">
    /// How many vintages' records this silo has folded: where it is as it was, the journal is not asked again.
    /// </param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<KeptVintage?> LastOfAsync(
        Span days,
        long through,
        long folded,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_readWhenFolded < folded)
            {
                await ReadOnAsync(cancellationToken);
                _readWhenFolded = folded;
            }

            return _book.LastOf(days, through);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>The vintage that a person names by its id or its name.</summary>
    /// <exception cref="RpcException">There is none, or several have that name.</exception>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task<KeptVintage> ResolveAsync(string text, CancellationToken cancellationToken) =>
        AskAsync(book => Resolve(book, text), cancellationToken);

    /// <summary>A vintage with its figures, whose digest was derived again.</summary>
    /// <exception cref="JournalDamagedException">The record is not what it was, or its digest differs.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<Vintage> LoadAsync(KeptVintage kept, CancellationToken cancellationToken)
    {
        await foreach (var record in journal.ReadKindAsync(JournalRecordKind.Vintage, kept.Position, cancellationToken))
        {
            if (
                record.Position == kept.Position
                && Vintage.TryDecode(record.Payload.Span, out var vintage)
                && vintage.HoldsItsDigest
                && vintage.Header == kept.Header
            )
            {
                return vintage;
            }

            break;
        }

        throw new JournalDamagedException(
            $"Position {kept.Position}: vintage {kept.Header.Id} is not there with SHA-256 {kept.Header.Sha256}. Run "
                + "`fed verify`."
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static KeptVintage Resolve(VintageBook book, string text)
    {
        if (VintageId.TryParse(text, out var id))
        {
            return book.Find(id) ?? throw None($"No vintage has the id {id}");
        }

        var named = book.Named(text);
        return named.Count switch
        {
            0 => throw None($"No vintage has the id or the name '{Refusal.Shown(text)}'"),
            1 => named[0],
            _ => throw new RpcException(
                new Status(
                    StatusCode.FailedPrecondition,
                    $"{named.Count} vintages have the name '{Refusal.Shown(text)}'; give the id of one: "
                        + $"{string.Join(", ", named.Select(kept => kept.Header.Id))}."
                )
            ),
        };
    }

    private static RpcException None(string sentence) =>
        new(new Status(StatusCode.NotFound, $"{sentence}: see fed vintages."));

    private async Task<T> AskAsync<T>(Func<VintageBook, T> ask, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ReadOnAsync(cancellationToken);
            return ask(_book);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    private async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        var from = _book.Position + 1;
        await foreach (var record in journal.ReadKindAsync(JournalRecordKind.Vintage, from, cancellationToken))
        {
            _book.Apply(record);
        }
    }
}

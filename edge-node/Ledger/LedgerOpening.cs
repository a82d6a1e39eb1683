using Federation.Core.Areas;
using Federation.Core.Ledger;
using Federation.Wire;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Opens the files of one ledger and of its mirror, at the start and again after each failure or repair.
/// </summary>
internal sealed class LedgerOpening(LedgerPlace place, LedgerPolicy policy, LedgerTail tail, EdgeClock clock)
{
    private MirrorStatus _mirror = MirrorStatus.None;

    /// <summary>Where the ledger is.</summary>
    public string Directory => place.Data;

    /// <summary>What became of the mirror when the ledger was last opened.</summary>
    public MirrorStatus Mirror => Volatile.Read(ref _mirror);

    /// <summary>Opens the ledger, or makes a new one.</summary>
    /// <param name="again">A write failed before: see <see cref="LedgerStore.Open"/>.</param>
    /// <exception cref="LedgerUnavailableException">It cannot be used now, or differs from its mirror.</exception>
    /// <exception cref="LedgerFileDamagedException">Names the first record that does not fit.</exception>
    public OpenLedger Open(bool again)
    {
        try
        {
            FinishSwitch();
            var mirror = HasMirror ? LedgerMirror.Reconcile(Directory, place.Mirror) : MirrorStatus.None;
            DemandThere();
            var opened = OpenFile(again);
            Volatile.Write(ref _mirror, Better(mirror));
            return opened;
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            throw new LedgerFileDamagedException("ledger.db", e.Message, e);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            var file = LedgerFiles.Database(Directory);
            throw new LedgerUnavailableException($"{file} cannot be opened: {e.Message}", e);
        }
    }

    private bool HasMirror => place.Mirror.Length > 0;

    /// <summary>What was healed stays said until the node starts again.</summary>
    private MirrorStatus Better(MirrorStatus now) => now.Note.Length == 0 && _mirror.Note.Length > 0 ? _mirror : now;

    /// <summary>A repair had set the old ledger aside and not yet put the new one in its place.</summary>
    private void FinishSwitch()
    {
        var next = LedgerFiles.Database(LedgerFiles.Next(Directory));
        if (!File.Exists(LedgerFiles.Database(Directory)) && File.Exists(next))
        {
            LedgerMove.All(next, LedgerFiles.Database(Directory));
        }
    }

    /// <summary>A ledger that is gone is not replaced by an empty one, as if nothing had been recorded.</summary>
    private void DemandThere()
    {
        var file = new FileInfo(LedgerFiles.Database(Directory));
        if ((!file.Exists || file.Length == 0) && LedgerIdentity.Read(Directory) is { } header)
        {
            throw new LedgerFileDamagedException("ledger.db", $"ledger {header.Ledger} was here, and is gone");
        }
    }

    private OpenLedger OpenFile(bool again)
    {
        var store = LedgerStore.Open(Directory, again);
        try
        {
            var reader = LedgerReader.Over(store.Connection);
            var header = reader.ReadHeader() ?? Create(store);
            RefuseOther(header);
            var replayed = LedgerReplay.Run(reader, header, policy);
            if (HasMirror)
            {
                OpenMirror(store, header);
            }

            LedgerIdentity.Keep(Directory, header);
            return new OpenLedger(store, reader, replayed, tail, clock);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void OpenMirror(LedgerStore store, LedgerHeader header)
    {
        if (!File.Exists(LedgerFiles.Database(place.Mirror)))
        {
            LedgerBackup.Copy(Directory, place.Mirror);
        }

        store.Mirror = LedgerStore.Open(place.Mirror, afterFailure: false);
        LedgerIdentity.Keep(place.Mirror, header);
    }

    private LedgerHeader Create(LedgerStore store)
    {
        if (LedgerIdentity.Read(Directory) is { } lost)
        {
            throw new LedgerFileDamagedException("its identity", $"ledger {lost.Ledger} was here, and it is missing");
        }

        var today = clock.Today;
        var areas = KnownAreas.Current;
        if (!LedgerOwner.TryParse(place.Owner, out var owner) || !owner.TryResolve(areas, today, out var area))
        {
            throw new LedgerUnavailableException(
                $"{place.Setting} '{place.Owner}' is no province on {owner.On ?? today}. Give a code such as 04."
            );
        }

        if (areas.Get(area).Parent != AreaId.Nation)
        {
            throw new LedgerUnavailableException(
                $"{place.Setting} '{place.Owner}' is not a province: only provinces own ledgers."
            );
        }

        var header = new LedgerHeader(area, new LedgerId(Guid.CreateVersion7()));
        store.Create(header);
        return header;
    }

    private void RefuseOther(LedgerHeader header)
    {
        if (!LedgerOwner.TryParse(place.Owner, out var owner) || !owner.Denotes(KnownAreas.Current, header.Owner))
        {
            throw new LedgerUnavailableException(
                $"The ledger {header.Ledger} in {place.Data} belongs to area {header.Owner}, which '{place.Owner}' "
                    + $"never denoted. Give {place.Setting} of this ledger, or another Edge:Data."
            );
        }
    }
}

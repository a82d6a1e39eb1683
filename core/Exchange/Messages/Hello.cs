using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange.Messages;

/// <summary>The first message of a stream: who calls, how far its ledger goes, what it holds a receipt for.</summary>
/// <param name="Protocol">The protocol's version; this code speaks <see cref="Current"/>.</param>
/// <param name="Owner">The province that owns the ledger.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Head">The last sealed frame.</param>
/// <param name="Receipted">The last receipt held; number 0: none.</param>
/// <param name="CatalogueVersion">Of the catalogues of indicators and areas, from 1.</param>
/// <param name="BacklogEntries">Entries that no receipt covers, sealed or not.</param>
/// <param name="LastActivityDay">Latest day with an entry, days since 1970-01-01, for the screens; 0: none.</param>
/// <param name="Follows">It goes on in place of a closed ledger, whose frames count what it adopted.</param>
public sealed record Hello(
    int Protocol,
    AreaId Owner,
    LedgerId Ledger,
    FrameHead Head,
    FrameHead Receipted,
    int CatalogueVersion,
    long BacklogEntries,
    int LastActivityDay,
    bool Follows = false
)
{
    /// <summary>The version of the protocol that this code speaks.</summary>
    public const int Current = 1;
}

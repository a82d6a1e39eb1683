using Federation.Silo.Intake;
using Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>
/// One owner of ledgers, by the number of its AreaId: intake of its ledgers, their links, and its figures down to the
/// last post. The journal guards what the cluster does not promise: a second activation is fenced by its term.
/// </summary>
internal interface IProvinceGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Opens a session with its Hello and gives what the nation has to say to it, until the session ends on either
    /// side.
    /// </summary>
    IAsyncEnumerable<NationMessage> OpenAsync(SessionMessage hello, CancellationToken cancellationToken);

    /// <summary>Takes a later message of a session; of a session that is not open any more it is dropped.</summary>
    /// <returns>Null; or what is wrong with the message, and the stream ends.</returns>
    Task<string?> DeliverAsync(SessionMessage message);

    /// <summary>The links of this owner's ledgers.</summary>
    Task<LinksResponse> LinksAsync();

    /// <summary>Closes a ledger of this owner for good. The request was checked.</summary>
    Task<CloseLedgerResponse> CloseAsync(CloseLedgerRequest request);

    /// <summary>Stops a ledger whose file is damaged at its edge. The request was checked.</summary>
    Task<ReportDamageResponse> ReportDamageAsync(ReportDamageRequest request);

    /// <summary>Lets a stopped ledger go on. Null: the ledger is not known. The request was checked.</summary>
    Task<ReleaseLedgerResponse?> ReleaseAsync(ReleaseLedgerRequest request, string by);

    /// <summary>Figures of an area of this owner, at the journal's head. The request was checked.</summary>
    Task<FiguresResponse> QueryAsync(FiguresRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Figures of an area of this owner and of every area directly in it, at the journal's head. The request was
    /// checked.
    /// </summary>
    Task<AreasResponse> QueryAreasAsync(FiguresRequest request, CancellationToken cancellationToken);

    /// <summary>On which days and spans a figure lies, at the journal's head. The request was checked.</summary>
    Task<DaysResponse> QueryDaysAsync(FiguresRequest request, CancellationToken cancellationToken);
}

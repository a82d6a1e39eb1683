namespace Federation.Silo.Catalogue;

/// <summary>
/// The catalogues of indicators and areas as the journal knows them; one grain for the nation, key 0.
/// </summary>
internal interface ICatalogGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes the editions that ship with this program a journal record, unless the last such record says the same.
    /// </summary>
    /// <returns>The position of the record that holds them.</returns>
    Task<long> RecordAsync(CancellationToken cancellationToken);
}

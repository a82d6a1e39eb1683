namespace Federation.Silo.Catalogue;

/// <summary>
/// The last catalogue record of the journal: a cache, found again by reading the journal where it is lost.
/// </summary>
[GenerateSerializer]
internal sealed class CatalogState
{
    /// <summary>Its position; 0: none is known.</summary>
    [Id(0)]
    public long Position { get; set; }

    /// <summary>Its payload.</summary>
    [Id(1)]
    public byte[] Payload { get; set; } = [];
}

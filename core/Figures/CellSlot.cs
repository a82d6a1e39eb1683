namespace Federation.Core.Figures;

/// <summary>A key of a <see cref="FigureTable"/> with its sum.</summary>
internal struct CellSlot
{
    /// <summary>Stays as long as the slot does.</summary>
    public PostingKey Key;

    /// <summary>Empty where the postings took each other back.</summary>
    public Cell Cell;
}

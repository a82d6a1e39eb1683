namespace Federation.EndToEnd.Battery.Faults;

/// <summary>
/// A damage to one file of several, drawn as shares, because how long it is shows only when it is done.
/// </summary>
/// <param name="Kind">For the report.</param>
/// <param name="FileShare">Which file, of all that may be damaged: 0 up to 1.</param>
/// <param name="Where">Where in it: 0 up to 1.</param>
/// <param name="Bit">0 to 7; -1: it is cut off there instead.</param>
internal sealed record Damage(string Kind, double FileShare, double Where, int Bit)
{
    private const int CutOff = -1;

    public static Damage Flip(double file, double where, int bit) => new("bit flipped", file, where, bit);

    public static Damage Truncate(double file, double where) => new("truncation", file, where, CutOff);

    /// <summary>Does it, and says what was done.</summary>
    public string Do(DataCopy copy)
    {
        var names = copy.Names();
        var name = names[(int)(FileShare * names.Count)];
        var at = (int)(Where * copy.LengthOf(name));
        if (Bit == CutOff)
        {
            copy.Truncate(name, at);
            return $"{name} cut off at {at} of {copy.LengthOf(name)}";
        }

        copy.Flip(name, at, Bit);
        return $"bit {Bit} of byte {at} of {name} flipped";
    }
}

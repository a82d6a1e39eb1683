namespace Federation.LoadTest.Peers;

/// <summary>One addition to one figure: what every peer of the comparison takes in, each one on its own.</summary>
/// <param name="Key">
/// Which figure, from 0: province times <see cref="PeerWorkload.FiguresPerProvince"/>, plus its place there.
/// </param>
/// <param name="Amount">From 1 to <see cref="PeerWorkload.AmountMax"/>.</param>
internal readonly record struct Increment(int Key, int Amount)
{
    /// <summary>From 0 to 33.</summary>
    public int Province => Key / PeerWorkload.FiguresPerProvince;

    /// <summary>Place in the province, from 0 to 999; 0 is asked for most.</summary>
    public int Figure => Key % PeerWorkload.FiguresPerProvince;
}

namespace Federation.Simulation.Audit;

/// <summary>An epoch and a position.</summary>
internal readonly record struct Version(long Epoch, long Position)
{
    public bool IsBefore(Version other) => Epoch < other.Epoch || Epoch == other.Epoch && Position < other.Position;

    public override string ToString() => $"{Epoch}·{Position}";
}

/// <summary>The days of a board.</summary>
internal readonly record struct Days(int First, int Last)
{
    public override string ToString() => $"days {First}..{Last}";
}

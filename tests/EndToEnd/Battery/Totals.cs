namespace Federation.EndToEnd.Battery;

/// <summary>The two figures that the battery follows.</summary>
internal readonly record struct Totals(long Patrols, long Participants)
{
    public static Totals operator +(Totals totals, Change change) =>
        new(totals.Patrols + change.Patrols, totals.Participants + change.Participants);

    public static Totals operator +(Totals left, Totals right) =>
        new(left.Patrols + right.Patrols, left.Participants + right.Participants);
}

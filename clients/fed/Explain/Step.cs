using Federation.Fed.Cli;

namespace Federation.Fed.Explain;

/// <summary>A level of an explanation: parts that add up to the amount above it.</summary>
/// <param name="Key">For programs: <c>sets</c>, <c>areas</c>, <c>entries</c>, <c>days</c>.</param>
/// <param name="Title">In words.</param>
/// <param name="Parts">In the order of the screen.</param>
internal sealed record Step(string Key, string Title, IReadOnlyList<Part> Parts)
{
    /// <summary>True where the amounts are differences, and are written with a sign.</summary>
    public bool IsDifference { get; init; }

    /// <summary>What the parts add up to.</summary>
    /// <exception cref="OverflowException">It left 64 bits.</exception>
    public long Sum => Parts.Aggregate(0L, (sum, part) => checked(sum + part.Amount));

    /// <summary>The step, which adds up.</summary>
    /// <param name="whole">What its parts have to add up to.</param>
    /// <param name="of">Where that stands, for the message.</param>
    /// <exception cref="FedException">They do not: a server answers what cannot be.</exception>
    public Step Of(long whole, string of) =>
        Sum == whole
            ? this
            : throw FedException.Refused(
                $"does not add up: {Key} come to {Sum} and {of} is {whole}, {whole - Sum} apart: keep both answers and "
                    + "run fed verify on the journal and on the ledger."
            );
}

namespace Federation.Simulation.Audit;

/// <summary>The promises that the auditor holds the federation to, by the names it gives them.</summary>
public static class Checks
{
    /// <summary>Positions of the journal are dense, from 1.</summary>
    public const string JournalDense = "journal-dense";

    /// <summary>The journal's epoch never falls, and rises only where the national database was restored.</summary>
    public const string JournalEpoch = "journal-epoch";

    /// <summary>A ledger's frames in the journal are a prefix without gap or duplicate.</summary>
    public const string LedgerPrefix = "ledger-prefix";

    /// <summary>A ledger's frames in the journal are one hash chain, under one owner.</summary>
    public const string LedgerChain = "ledger-chain";

    /// <summary>Sealed and appended frames are frames of format 1.</summary>
    public const string FrameReads = "frame-reads";

    /// <summary>What the nation holds, or knows of, was sealed and synced at the edge before.</summary>
    public const string SealedFirst = "sealed-first";

    /// <summary>
    /// What an edge announces ahead of its frames is what its own frames add up to, and boards show it until the frame
    /// has come.
    /// </summary>
    public const string StandingTrue = "standing-true";

    /// <summary>A sealed frame's bytes never change, unless a disk was lost.</summary>
    public const string SealedOnce = "sealed-once";

    /// <summary>A frame is appended under the last term that was taken for its ledger.</summary>
    public const string StaleWriter = "stale-writer";

    /// <summary>A receipt never speaks of what the journal did not hold, with that hash.</summary>
    public const string ReceiptDurable = "receipt-durable";

    /// <summary>An entry is in the journal at most once over all ledgers of its owner.</summary>
    public const string CountedOnce = "counted-once";

    /// <summary>An entry in the journal was asked for, and says what was asked.</summary>
    public const string AskedFor = "asked-for";

    /// <summary>
    /// What is said of an area on a day is in the ledger of the province that stood then, whatever its code says now.
    /// </summary>
    public const string OwnDays = "own-days";

    /// <summary>
    /// A closing takes its amounts from provisional and makes them approved, a reopening the other way; each as it is.
    /// </summary>
    public const string ClosingMoves = "closing-moves";

    /// <summary>What is approved lies in closed days, and what lies in closed days is approved.</summary>
    public const string ApprovedIsClosed = "approved-is-closed";

    /// <summary>A confirmation into closed days is marked late, and no other.</summary>
    public const string LateIsMarked = "late-is-marked";

    /// <summary>A return's facts are what was filed: each figure once, and what is withdrawn.</summary>
    public const string StatedAsFiled = "stated-as-filed";

    /// <summary>Once a return's difference is posted, what is stated and what is counted agree.</summary>
    public const string DifferenceCloses = "difference-closes";

    /// <summary>
    /// A declaration's facts are what the force itself declared or took back: each indicator once, in order.
    /// </summary>
    public const string DeclaredAsSaid = "declared-as-said";

    /// <summary>What stands declared and what is counted exclude each other.</summary>
    public const string DeclaredAlone = "declared-alone";

    /// <summary>On days that its force has closed nothing is declared and nothing is taken back.</summary>
    public const string DeclaredOpen = "declared-open";

    /// <summary>
    /// A lump holds so much less as the activity counts that draws on it, and never less than nothing.
    /// </summary>
    public const string DrawKeepsTotal = "draw-keeps-total";

    /// <summary>
    /// An overruled warning comes with the activity's place, day and indicator and the reason's code.
    /// </summary>
    public const string CodeAsGiven = "code-as-given";

    /// <summary>What callers were told adds up to what the journal holds.</summary>
    public const string ToldIsCounted = "told-is-counted";

    /// <summary>A confirmed recording is in the journal, or it is exempt.</summary>
    public const string NeverVanishes = "never-vanishes";

    /// <summary>A ledger stops as Behind or Forked only where its disk was restored, cloned or lost.</summary>
    public const string StopHasCause = "stop-has-cause";

    /// <summary>Who asks again for what was confirmed is told that it is done, also after a repair.</summary>
    public const string RetryRecognised = "retry-recognised";

    /// <summary>A closed ledger ends where its closing says, and nothing more is taken of it.</summary>
    public const string ClosedForGood = "closed-for-good";

    /// <summary>A ledger is repaired only where it had stopped by name, and the journal names what follows.</summary>
    public const string RepairHasCause = "repair-has-cause";

    /// <summary>After healing no ledger stands still: each goes on, or another one in its place.</summary>
    public const string Healed = "healed";

    /// <summary>A board's bytes are canonical.</summary>
    public const string BoardReads = "board-reads";

    /// <summary>A board's cells are the sums of the journal at its version.</summary>
    public const string BoardSums = "board-sums";

    /// <summary>
    /// A figure is the sum of the journal at its version, in its view, and one of which nothing is counted says which
    /// kind of nothing that is.
    /// </summary>
    public const string FigureSums = "figure-sums";

    /// <summary>A board's version is one that the journal has reached.</summary>
    public const string VersionReached = "version-reached";

    /// <summary>A silo's versions only grow from one start to the next.</summary>
    public const string VersionGrows = "version-grows";

    /// <summary>Equal versions of a period have equal bytes, everywhere.</summary>
    public const string VersionBytes = "version-bytes";

    /// <summary>A display never shows as live an older board than it showed.</summary>
    public const string DisplayForward = "display-forward";

    /// <summary>After healing every ledger has arrived, and every display shows it, live.</summary>
    public const string Converged = "converged";

    /// <summary>The promise that an entry breaks which does not tell what was asked.</summary>
    public static string OfEntry(ConfirmedKind? asked) =>
        asked switch
        {
            ConfirmedKind.MadeApproved
            or ConfirmedKind.MadeProvisional
            or ConfirmedKind.Closed
            or ConfirmedKind.Reopened => ClosingMoves,
            ConfirmedKind.Filed => StatedAsFiled,
            ConfirmedKind.DeclaredZero or ConfirmedKind.DeclaredNotApplicable or ConfirmedKind.DeclaredNoMore =>
                DeclaredAsSaid,
            ConfirmedKind.Drawn => DrawKeepsTotal,
            ConfirmedKind.Overruled => CodeAsGiven,
            _ => AskedFor,
        };
}

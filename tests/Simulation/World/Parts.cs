using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;

namespace Federation.Simulation.World;

/// <summary>What makes the machines under test: the real ones, unless one is put in the place of another.</summary>
internal sealed record Parts
{
    /// <summary>The real machines.</summary>
    public static Parts Real { get; } = new();

    public delegate IIntake MakeIntake(IntakeOptions options, LedgerMark mark, long epoch, TimeSpan now);

    public delegate IUplink MakeUplink(
        UplinkOptions options,
        AreaId owner,
        LedgerId ledger,
        IFrameChainReader chain,
        FrameHead receipted,
        ulong seed,
        TimeSpan now
    );

    public delegate AdoptionPlan MakePlan(
        LedgerScope scope,
        IReadOnlyList<NationCopy> nation,
        IReadOnlyList<Entry> local,
        long atUnixMicroseconds
    );

    public delegate IReadOnlyList<Fact> TellFacts(Entry entry, IReadOnlyList<Fact> facts);

    public MakeIntake Intake { get; init; } =
        (options, mark, epoch, now) => new RealIntake(new IntakeMachine(options, mark, epoch, now));

    public MakeUplink Uplink { get; init; } =
        (options, owner, ledger, chain, receipted, seed, now) =>
            new RealUplink(new UplinkMachine(options, owner, ledger, chain, receipted, seed, now));

    public Func<IFold> Fold { get; init; } =
        () => new RealFold(new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference));

    /// <summary>A board on the boundaries of the last day.</summary>
    public Func<Board, Board> OnToday { get; init; } =
        board => board.OnBoundariesOf(Places.LastDay, AreaCatalogue.Reference);

    /// <summary>What an edge tells the nation of what an entry comes to in its ledger: all of it.</summary>
    public TellFacts Tell { get; init; } = (_, facts) => facts;

    /// <summary>What a repaired ledger begins with.</summary>
    public MakePlan Adopt { get; init; } = LedgerAdoption.Plan;

    /// <summary>
    /// How the journal judges an append before it writes: null where it may; else the outcome that refuses it.
    /// </summary>
    public Func<LedgerMark, AppendRequest, AppendOutcome?> Guard { get; init; } =
        (mark, request) =>
            mark.Term != request.Term || mark.Successor is not null ? new AppendOutcome.Fenced(mark.Term)
            : mark.Watermark != request.Expected ? new AppendOutcome.Conflict(mark.Watermark)
            : null;
}

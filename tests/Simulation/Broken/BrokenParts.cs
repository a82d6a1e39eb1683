using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>The machines that are broken on purpose, by name: the simulation must catch each.</summary>
internal static class BrokenParts
{
    private static readonly Parts Real = Parts.Real;

    /// <summary>Each with one thing broken.</summary>
    public static IReadOnlyDictionary<string, Parts> All { get; } =
        new SortedDictionary<string, Parts>(StringComparer.Ordinal)
        {
            ["acknowledge before commit"] = Real with { Intake = In(honest => new EarlyReceipts(honest)) },
            ["skip the hash check"] = Real with { Intake = In(honest => new NoHashCheck(honest)) },
            ["resume off by one"] = Real with
            {
                Uplink = (options, owner, ledger, chain, receipted, seed, now) =>
                    new ResumeOffByOne(Real.Uplink(options, owner, ledger, chain, receipted, seed, now), chain),
            },
            ["forget the term"] = Real with
            {
                Guard = (mark, request) => Real.Guard(mark, request with { Term = mark.Term }),
            },
            ["apply a duplicate"] = Real with
            {
                Intake = In(honest => new BlindRetry(honest)),
                Guard = (mark, request) => Real.Guard(mark, request with { Expected = mark.Watermark }),
            },
            ["repair without the nation's copy"] = Real with
            {
                Adopt = (scope, _, local, at) => Real.Adopt(scope, [], local, at),
            },
            ["repair without the edge's disk"] = Real with
            {
                Adopt = (scope, nation, _, at) => Real.Adopt(scope, nation, [], at),
            },
            ["approve beside provisional"] = Real with { Tell = ToldWrong.ApprovedBeside },
            ["draw beside the lump"] = Real with { Tell = ToldWrong.DrawnBeside },
            ["keep declarations unsaid"] = Real with { Tell = ToldWrong.DeclarationsUnsaid },
            ["tell declarations twice"] = Real with { Tell = ToldWrong.DeclarationsTwice },
            ["lose declarations"] = Real with { Fold = () => new EditedFold(WrongDeclarations.Lost()) },
            ["declare what is taken back"] = Real with { Fold = () => new EditedFold(WrongDeclarations.Counted()) },
            ["add statements"] = Real with { Fold = () => new EditedFold(AddedStatements.New()) },
            ["forget what went into a province"] = Real with { OnToday = board => board },
            ["sum without the sign"] = Real with { Fold = () => new NoSign() },
        };

    private static Parts.MakeIntake In(Func<IIntake, IIntake> broken) =>
        (options, mark, epoch, now) => broken(Real.Intake(options, mark, epoch, now));
}

using Federation.Core.Figures;

namespace Federation.Fed.Demo;

/// <summary>An indicator that comes with another one in the same activities.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Least">The least amount of one activity that has any, base units.</param>
/// <param name="Step">Amounts are multiples of it, but for one that takes the rest.</param>
/// <param name="OneIn">One activity in so many has any.</param>
internal sealed record Companion(string Code, long Least = 1, long Step = 1, int OneIn = 1);

/// <summary>How published sums of some indicators look as single activities.</summary>
/// <param name="Name">Part of the activities' ids: never changed.</param>
/// <param name="Driver">The indicator that says how many activities there are.</param>
/// <param name="Smallest">Least of the driver in one activity, base units.</param>
/// <param name="Largest">Most of the driver in one activity, base units.</param>
/// <param name="Lead">The force that leads such activities, where it takes part.</param>
/// <param name="AtBorder">True for what happens in border districts alone.</param>
/// <param name="Companions">What comes with it.</param>
internal sealed record ActivityKind(
    string Name,
    string Driver,
    long Smallest,
    long Largest,
    Force Lead,
    bool AtBorder,
    params IReadOnlyList<Companion> Companions
)
{
    /// <summary>All kinds. An indicator belongs to one kind.</summary>
    public static IReadOnlyList<ActivityKind> All { get; } =
    [
        new("information", "info.exchanged", 3, 12, Force.BorderGuard, AtBorder: false, new Companion("info.verified")),
        new(
            "case",
            "crime.cases",
            1,
            1,
            Force.Police,
            AtBorder: false,
            new Companion("crime.subjects"),
            new Companion("seized.heroin", Least: 5, OneIn: 9),
            new Companion("seized.firecrackers", Least: 100, Step: 50, OneIn: 14)
        ),
        new("drug", "crime.drug.cases", 1, 1, Force.BorderGuard, AtBorder: false, new Companion("crime.drug.subjects")),
        new(
            "goods",
            "crime.prohibited_goods.cases",
            1,
            1,
            Force.BorderGuard,
            AtBorder: false,
            new Companion("crime.prohibited_goods.subjects")
        ),
        new(
            "wanted",
            "crime.wanted.cases",
            1,
            1,
            Force.Police,
            AtBorder: false,
            new Companion("crime.wanted.arrested")
        ),
        new(
            "undeclared",
            "migration.undeclared.cases",
            1,
            1,
            Force.Police,
            AtBorder: false,
            new Companion("migration.undeclared.persons")
        ),
        new(
            "organizing",
            "migration.organizing.cases",
            1,
            1,
            Force.BorderGuard,
            AtBorder: false,
            new Companion("migration.organizing.subjects")
        ),
        new("entry", "migration.illegal_entry.persons", 1, 2, Force.BorderGuard, AtBorder: true),
        new(
            "weapons",
            "weapons.guns",
            1,
            5,
            Force.Police,
            AtBorder: false,
            new Companion("weapons.grenades", OneIn: 4),
            new Companion("weapons.rounds", Least: 2, OneIn: 2)
        ),
        new(
            "patrol",
            "patrol.patrols",
            1,
            1,
            Force.BorderGuard,
            AtBorder: true,
            new Companion("patrol.participants", Least: 4),
            new Companion("patrol.path_cleared", Least: 100, Step: 50, OneIn: 6)
        ),
        new(
            "outreach",
            "outreach.sessions",
            1,
            1,
            Force.BorderGuard,
            AtBorder: false,
            new Companion("outreach.attendance", Least: 20, Step: 5)
        ),
        new(
            "labour",
            "civil.labour_days",
            60,
            220,
            Force.Military,
            AtBorder: false,
            new Companion("civil.roads", Least: 100, Step: 50, OneIn: 12)
        ),
        new("house", "civil.houses", 1, 1, Force.Military, AtBorder: false),
    ];
}

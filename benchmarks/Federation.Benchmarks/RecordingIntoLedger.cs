using BenchmarkDotNet.Attributes;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Benchmarks;

/// <summary>
/// What a province's ledger decides and applies for each recording, with the look at likely duplicates, in a ledger of
/// nothing and in one of half a million activities. Figures are per recording.
/// </summary>
[MemoryDiagnoser]
public class RecordingIntoLedger
{
    private const int Count = 50_000;
    private const long At = 1_767_000_000_000_000;
    private static readonly Day Today = new(2025, 12, 31);
    private static readonly Force[] Leads = [Force.Military, Force.BorderGuard, Force.Police];

    private readonly List<RecordActivity> _commands = [];
    private ProvinceLedger _ledger = NewLedger();

    /// <summary>How many activities the ledger holds before.</summary>
    [Params(0, 500_000)]
    public int Held { get; set; }

    /// <summary>A ledger that holds so many.</summary>
    [IterationSetup]
    public void Fill()
    {
        _ledger = NewLedger();
        _commands.Clear();
        var random = new Random(7);
        for (var i = 0; i < Held; i++)
        {
            Record(New(random));
        }

        _commands.AddRange(Enumerable.Range(0, Count).Select(_ => New(random)));
    }

    /// <summary>Decides and applies; what looks the same is declared distinct.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public long Record()
    {
        _commands.ForEach(Record);
        return _ledger.NextEntry.Value;
    }

    private void Record(RecordActivity command)
    {
        var decision = _ledger.Decide(command, Today, At);
        if (decision is Decision.Asked asked)
        {
            var apart = command with { DistinctFrom = [.. asked.Candidates.Select(candidate => candidate.Id)] };
            decision = _ledger.Decide(apart, Today, At);
        }

        foreach (var entry in ((Decision.Accepted)decision).Entries)
        {
            _ledger.Apply(entry);
        }
    }

    /// <summary>Something in one of the districts, on a day of four years; every eighth is joint.</summary>
    private static RecordActivity New(Random random)
    {
        var (kind, other) = (Indicators[random.Next(30)], Indicators[30 + random.Next(30)]);
        var lead = Leads[random.Next(3)];
        var forces =
            random.Next(8) == 0 ? ForceSet.Of(lead).With(ForceSet.Of(Leads[random.Next(3)])) : ForceSet.Of(lead);
        Span<byte> id = stackalloc byte[16];
        random.NextBytes(id);
        var content = new ActivityContent(
            Districts[random.Next(Districts.Count)],
            new Day(2021, 1, 1).Plus(random.Next(1_461)),
            forces,
            lead,
            [
                new(kind.Number, new Amount(random.Next(1, 1_000)), Qualifier.Exact),
                new(other.Number, new Amount(random.Next(1, 1_000)), Qualifier.Exact),
            ]
        );
        return new RecordActivity(Claim.Of(lead), new EntryId(new Guid(id)), content);
    }

    private static AreaId Owner { get; } = Resolve("04");

    private static IReadOnlyList<AreaId> Districts { get; } =
    [.. AreaCatalogue.Reference.Children(Owner, new Day(2025, 1, 1))];

    private static ProvinceLedger NewLedger() =>
        new(
            Owner,
            new LedgerId(new Guid("01920000-0000-7000-8000-0000000000aa")),
            IndicatorCatalogue.Reference,
            AreaCatalogue.Reference
        );

    private static AreaId Resolve(string code) =>
        AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), new Day(2025, 1, 1), out var id)
            ? id
            : throw new ArgumentException(code, nameof(code));

    private static IReadOnlyList<Indicator> Indicators => IndicatorCatalogue.Reference.All;
}

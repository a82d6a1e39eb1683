using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;

namespace Federation.Core.Tests.Ledger;

/// <summary>A ledger of Lạng Sơn (20) as a host drives it, that keeps its entries and facts.</summary>
internal sealed class TestLedger(RulePack? rules = null)
{
    public static readonly Day Today = new(2025, 2, 1);

    /// <summary>2025-02-01, noon in Vietnam.</summary>
    public const long At = 1_738_386_000_000_000;

    private static readonly LedgerId Id = new(Guid.Parse("6f1c1a52-6b8e-4a53-9f0e-0d6f3f4f2a11"));

    public static AreaId Owner { get; } = Area("20");

    public static LedgerScope Scope { get; } = new(Owner, IndicatorCatalogue.Reference, AreaCatalogue.Reference);

    public ProvinceLedger Ledger { get; } = New(rules);

    public List<Entry> Entries { get; } = [];

    public List<Fact> Facts { get; } = [];

    public static ProvinceLedger New(RulePack? rules = null) =>
        new(
            Owner,
            Id,
            IndicatorCatalogue.Reference,
            AreaCatalogue.Reference,
            new LedgerPolicy { Rules = rules ?? RulePack.None }
        );

    /// <summary>The ledger's identity.</summary>
    public static LedgerId Identity => Id;

    /// <summary>The nth id: <c>00000000-0000-4000-8000-00000000000n</c>.</summary>
    public static EntryId IdOf(int n) =>
        new(new Guid(0, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, (byte)(n >> 8), (byte)(n & 0xFF)));

    public static AreaId Area(string code) =>
        AreaCatalogue.Reference.TryResolve(AreaCode.Parse(code), Today, out var id)
            ? id
            : throw new ArgumentException(code, nameof(code));

    public static ForceSet Forces(string code) =>
        ForceSet.TryParse(code, out var set) ? set : throw new ArgumentException(code, nameof(code));

    public static QuantifiedAmount Of(string indicator, long amount, Qualifier qualifier = Qualifier.Exact) =>
        IndicatorCatalogue.Reference.TryGet(indicator, out var known)
            ? new QuantifiedAmount(known.Number, new Amount(amount), qualifier)
            : throw new ArgumentException(indicator, nameof(indicator));

    /// <summary>Patrols at Ba Sơn post by the border guard with the police, on 2025-01-15.</summary>
    public static ActivityContent Patrol(long patrols, long participants) =>
        new(
            Area("20/183/ba-son"),
            new Day(2025, 1, 15),
            Forces("border_guard+police"),
            Force.BorderGuard,
            [Of("patrol.patrols", patrols), Of("patrol.participants", participants)]
        );

    public Decision Do(Command command) => Do(command, Today);

    public Decision Do(Command command, Day today)
    {
        var decision = Ledger.Decide(command, today, At + Entries.Count);
        if (decision is Decision.Accepted accepted)
        {
            Apply(accepted.Entries);
        }

        return decision;
    }

    public Decision Record(int id, ActivityContent content) =>
        Do(new RecordActivity(Claim.Operator, IdOf(id), content));

    public Decision Correct(int id, int correction, ActivityContent content, string reason = "miscounted") =>
        Do(new CorrectActivity(Claim.Operator, IdOf(id), IdOf(correction), content, reason));

    public Decision Void(int id, int @void, string reason = "never happened") =>
        Do(new VoidActivity(Claim.Operator, IdOf(id), IdOf(@void), reason));

    public Decision Confirm(int id, Force force, int revision, Day? today = null) =>
        Do(new ConfirmParticipation(Claim.Of(force), IdOf(id), revision), today ?? Today);

    public Decision Decline(int id, Force force, int revision, Day? today = null) =>
        Do(new DeclineParticipation(Claim.Of(force), IdOf(id), revision, "was elsewhere"), today ?? Today);

    public Decision Close(int id, Force force, string area, Day through, Day? today = null) =>
        Do(new ClosePeriod(Claim.Of(force), IdOf(id), force, Area(area), through), today ?? Today);

    public Decision Reopen(int id, Force force, string area, Day from, Day? today = null) =>
        Do(new ReopenPeriod(Claim.Of(force), IdOf(id), force, Area(area), from, "a late report"), today ?? Today);

    /// <summary>January 2025.</summary>
    public static Span January { get; } = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    /// <summary>Declares of January; null: withdraws.</summary>
    public Decision Declare(int id, DeclaredKind? what, Force force, string area, params string[] indicators) =>
        Do(Declaration(id, what, force, area, indicators));

    /// <summary>The command of <see cref="Declare"/>.</summary>
    public static DeclareNothing Declaration(
        int id,
        DeclaredKind? what,
        Force force,
        string area,
        params string[] indicators
    ) =>
        new(
            Claim.Of(force),
            IdOf(id),
            force,
            Area(area),
            January,
            what,
            [.. indicators.Select(code => Of(code, 0).Indicator)]
        )
        {
            Reason = what is null ? "a report came late" : "",
        };

    /// <summary>Reopens whatever is closed, under ids from 900 on.</summary>
    public void ReopenAll()
    {
        var id = 900;
        foreach (var (area, force, _) in Ledger.Closed.All)
        {
            Do(new ReopenPeriod(Claim.Of(force), IdOf(id++), force, area, LedgerScope.FirstDay, "all of it"));
        }
    }

    public ImportPlan Import(ImportFile file)
    {
        var plan = Ledger.Plan(file, Today, At + Entries.Count);
        Apply(plan.Entries);
        return plan;
    }

    public ImportPlan Import(params string[] lines) => Import(File(lines));

    public ReturnPlan File(FileReturn command)
    {
        var plan = Ledger.Plan(command, Today, At + Entries.Count);
        Apply(plan.Entries);
        return plan;
    }

    public ImportPlan Undo(ImportId import)
    {
        var plan = Ledger.Plan(new UndoImport(Claim.Operator, import), At + Entries.Count);
        Apply(plan.Entries);
        return plan;
    }

    /// <summary>A file of these lines, without quotes; the first of them is line 2.</summary>
    public static ImportFile File(params string[] lines) =>
        new(Claim.Operator, "report.csv", [.. lines.Select((line, i) => Row(i + 2, line))]);

    public ItemState Item(int id) =>
        Ledger.TryGet(IdOf(id), out var item) ? item : throw new KeyNotFoundException($"{id}");

    /// <summary>Another ledger with the same entries.</summary>
    public TestLedger Again()
    {
        var again = new TestLedger();
        again.Apply(Entries);
        return again;
    }

    /// <summary>What the facts so far add up to, without empty cells.</summary>
    public SortedDictionary<string, Cell> SumOfFacts() => Sum(Fact.PostingsOf(Facts));

    /// <summary>The same, added up from what is live now.</summary>
    public SortedDictionary<string, Cell> SumOfLive() =>
        Sum(Ledger.Items.Where(item => !item.IsVoided).SelectMany(PostingsOf));

    /// <summary>Every live lump: what it says and whose import it is of; in the order of texts.</summary>
    public List<string> LiveLumps() =>
        [
            .. Ledger
                .Items.Where(item => item.IsLump && !item.IsVoided)
                .Select(item => $"{item.Area} {item.Span} {item.Forces} {item.Amounts[0]} {item.Import} {item.Line}")
                .Order(),
        ];

    public static SortedDictionary<string, Cell> Sum(IEnumerable<Posting> postings)
    {
        var cells = new SortedDictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var posting in postings)
        {
            var key = posting.Key.ToString();
            cells[key] = cells.GetValueOrDefault(key) + posting;
            if (cells[key].IsEmpty)
            {
                cells.Remove(key);
            }
        }

        return cells;
    }

    public static string Show(IEnumerable<ItemState> items) =>
        string.Join(
            '\n',
            items.Select(item =>
                $"{item.Id} {item.Area} {item.Span} {item.Forces} {item.Lead} {string.Join(';', item.Amounts)} "
                + $"{item.Revision} {item.IsVoided} {item.Approval} {string.Join(';', item.Entries)} "
                + $"{item.Import} {item.Line}"
            )
        );

    private void Apply(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            Facts.AddRange(Ledger.Apply(entry));
            Entries.Add(entry);
        }
    }

    private static IEnumerable<Posting> PostingsOf(ItemState item) =>
        item.Amounts.Select(amount =>
            Posting.Add(
                new PostingKey(item.Area, amount.Indicator, item.Span, item.Forces, item.Approval),
                amount.Amount,
                amount.Qualifier
            )
        );

    private static LumpRow Row(int line, string text)
    {
        var fields = text.Split(',');
        return new LumpRow(line, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
    }
}

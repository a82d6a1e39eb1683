using System.Collections.Frozen;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Plausibility;

/// <summary>
/// One edition of the rules of plausibility: the same amounts with the same history give the same verdicts, at an edge
/// and at the nation. Immutable; any thread may use it.
/// </summary>
public sealed class RulePack
{
    /// <summary>So many of the last 12 periods must hold something before history says anything.</summary>
    public const int HistoryLeast = 4;

    private static readonly Lazy<RulePack> LazyReference = new(() =>
        RulePackFile.Parse(ReferenceFile.Read("plausibility/rules.tsv"), version: 1, IndicatorCatalogue.Reference)
    );

    private readonly FrozenDictionary<IndicatorNumber, Rule[]> _byIndicator;
    private readonly FrozenDictionary<ushort, Rule> _byNumber;
    private readonly IndicatorCatalogue _indicators;
    private readonly Rule? _partOf;
    private readonly Rule? _history;

    internal RulePack(IReadOnlyList<Rule> rules, int version, IndicatorCatalogue indicators, byte[] sha256)
    {
        (Rules, Version, _indicators, Sha256) = (rules, version, indicators, sha256);
        _byNumber = rules.ToFrozenDictionary(rule => rule.Number);
        _byIndicator = rules
            .Where(rule => rule.Indicator != default)
            .GroupBy(rule => rule.Indicator)
            .ToFrozenDictionary(same => same.Key, same => same.ToArray());
        _partOf = rules.FirstOrDefault(rule => rule.Kind == RuleKind.PartOf);
        _history = rules.FirstOrDefault(rule => rule.Kind == RuleKind.History);
    }

    /// <summary>The pack that ships with the program, read once at first use.</summary>
    public static RulePack Reference => LazyReference.Value;

    /// <summary>No rules: everything is plausible.</summary>
    public static RulePack None { get; } = new([], 0, IndicatorCatalogue.Reference, []);

    /// <summary>The number of the edition, from 1; it rises whenever a rule changes. 0: no rules.</summary>
    public int Version { get; }

    /// <summary>SHA-256 of the pack's text, 32 bytes; empty for no rules.</summary>
    public ReadOnlyMemory<byte> Sha256 { get; }

    /// <summary>In order of their numbers.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rule of a number, or null.</summary>
    public Rule? Find(ushort number) => _byNumber.GetValueOrDefault(number);

    /// <summary>
    /// All that is implausible, errors too, in the order of amounts and rules; empty where nothing is.
    /// </summary>
    /// <param name="kind">What the amounts belong to.</param>
    /// <param name="amounts">Each indicator at most once.</param>
    /// <param name="history">The last 12 periods.</param>
    public IReadOnlyList<Verdict> Judge(JudgedKind kind, ReadOnlySpan<QuantifiedAmount> amounts, IHistory history)
    {
        List<Verdict>? found = null;
        foreach (var amount in amounts)
        {
            if (!_byIndicator.TryGetValue(amount.Indicator, out var rules))
            {
                continue;
            }

            foreach (var rule in rules)
            {
                if (Breaks(rule, kind, amount, amounts) is { } verdict)
                {
                    (found ??= []).Add(verdict);
                }
            }

            if (kind != JudgedKind.Lump && Outgrows(kind, amount, rules, history) is { } unusual)
            {
                (found ??= []).Add(unusual);
            }

            if (ExceedsWhole(amount, amounts) is { } part)
            {
                (found ??= []).Add(part);
            }
        }

        return found ?? (IReadOnlyList<Verdict>)[];
    }

    private Verdict? Breaks(Rule rule, JudgedKind kind, QuantifiedAmount amount, ReadOnlySpan<QuantifiedAmount> all)
    {
        var value = amount.Amount.Value;
        var bound = rule.BoundFor(kind);
        var other = rule.Other == default ? null : Find(all, rule.Other);
        return rule.Kind switch
        {
            RuleKind.Limit when value > bound => Of(rule, amount, bound),
            RuleKind.Unit when value >= bound => Of(rule, amount, bound),
            RuleKind.Needs when value > 0 && Lacks(rule, kind, other, all) => Of(rule, amount, 0),
            RuleKind.AtMostPer when other > 0 && value > bound * other => Of(rule, amount, bound * other.Value, other),
            RuleKind.AtLeastPer when other > 0 && value < bound * other => Of(rule, amount, bound * other.Value, other),
            _ => null,
        };
    }

    private bool Lacks(Rule rule, JudgedKind kind, long? other, ReadOnlySpan<QuantifiedAmount> all)
    {
        if (kind == JudgedKind.Lump || other > 0 || (kind == JudgedKind.Return && other is null))
        {
            return false;
        }

        foreach (var amount in all)
        {
            var isPart = _indicators.TryGet(amount.Indicator, out var known) && known.PartOf == rule.Other;
            if (isPart && amount.Amount.Value > 0)
            {
                return false;
            }
        }

        return true;
    }

    private Verdict? Outgrows(JudgedKind kind, QuantifiedAmount amount, Rule[] rules, IHistory history)
    {
        if (_history is null)
        {
            return null;
        }

        var usual = 0L;
        foreach (var rule in rules)
        {
            usual = Math.Max(usual, rule.Usual);
        }

        var value = amount.Amount.Value;
        if (value <= usual)
        {
            return null;
        }

        var past = history.Of(amount.Indicator);
        var factor = _history.BoundFor(kind);
        return past.Live >= HistoryLeast && value > past.Largest * factor
            ? Of(_history, amount, past.Largest * factor, past.Largest)
            : null;
    }

    /// <summary>
    /// What is meant as "nearly" may be less, a whole of "more than" may be more: these are not judged.
    /// </summary>
    private Verdict? ExceedsWhole(QuantifiedAmount amount, ReadOnlySpan<QuantifiedAmount> all)
    {
        if (
            _partOf is null
            || amount.Qualifier == Qualifier.Nearly
            || !_indicators.TryGet(amount.Indicator, out var indicator)
            || indicator.PartOf is not { } whole
        )
        {
            return null;
        }

        foreach (var other in all)
        {
            if (other.Indicator == whole && other.Qualifier != Qualifier.MoreThan && amount.Amount > other.Amount)
            {
                var most = other.Amount.Value;
                return Of(_partOf with { Other = whole }, amount, most, most);
            }
        }

        return null;
    }

    private static long? Find(ReadOnlySpan<QuantifiedAmount> amounts, IndicatorNumber indicator)
    {
        foreach (var amount in amounts)
        {
            if (amount.Indicator == indicator)
            {
                return amount.Amount.Value;
            }
        }

        return null;
    }

    private static Verdict Of(Rule rule, QuantifiedAmount amount, long bound, long? other = null) =>
        new(
            rule.Number,
            rule.Kind,
            rule.Severity,
            amount.Indicator,
            amount.Amount.Value,
            bound,
            rule.Other,
            other.GetValueOrDefault()
        );
}

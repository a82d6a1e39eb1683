using Federation.Core.Figures;

namespace Federation.Core.Plausibility;

/// <summary>Reads packs in the format of <c>core/Plausibility/Reference/rules.tsv</c>.</summary>
public static class RulePackFile
{
    /// <summary>The largest factor: times a ledger's largest sum it stays within 64 bits.</summary>
    private const long FactorMax = 1_000;

    /// <summary>
    /// The largest bound for each of another indicator: times the largest amount it stays within 64 bits.
    /// </summary>
    private const long PerMax = 1_000_000;

    private const string Header = "number\tkind\tverdict\tindicator\tother\tactivity\tspan\tusual";

    /// <summary>
    /// Numbers rise; bounds are at least 1, in base units, or factors; empty is 0 and for <c>usual</c> alone.
    /// </summary>
    /// <param name="text">Its text.</param>
    /// <param name="version">The edition's number, from 1.</param>
    /// <param name="indicators">Whose codes it names.</param>
    /// <exception cref="FormatException">The text breaks a rule; the message names the line and the rule.</exception>
    public static RulePack Parse(string text, int version, IndicatorCatalogue indicators)
    {
        var rules = new List<Rule>();
        foreach (var (line, fields) in ReferenceFile.Rows(text, Header))
        {
            var rule = Read(line, fields, indicators);
            if (rules.Count > 0 && rules[^1].Number >= rule.Number)
            {
                throw new FormatException($"Rules, line {line}: number {rule.Number} does not rise.");
            }

            rules.Add(rule);
        }

        return new RulePack(rules, version, indicators, ReferenceFile.Digest(text));
    }

    private static Rule Read(int line, string[] fields, IndicatorCatalogue indicators)
    {
        var kind = KindOf(line, fields[1]);
        var most = kind switch
        {
            RuleKind.History => FactorMax,
            RuleKind.AtMostPer or RuleKind.AtLeastPer => PerMax,
            _ => Amount.Max,
        };
        return new Rule(
            ushort.TryParse(fields[0], out var number) && number > 0 ? number : throw Wrong(line, "number", fields[0]),
            kind,
            fields[2] switch
            {
                "error" => Severity.Error,
                "warning" => Severity.Warning,
                _ => throw Wrong(line, "verdict", fields[2]),
            },
            IndicatorOf(line, fields[3], indicators),
            IndicatorOf(line, fields[4], indicators),
            BoundOf(line, fields[5], most),
            BoundOf(line, fields[6], most),
            fields[7].Length == 0 ? 0 : BoundOf(line, fields[7], most)
        );
    }

    private static RuleKind KindOf(int line, string text) =>
        text switch
        {
            "limit" => RuleKind.Limit,
            "unit" => RuleKind.Unit,
            "part_of" => RuleKind.PartOf,
            "needs" => RuleKind.Needs,
            "at_most_per" => RuleKind.AtMostPer,
            "at_least_per" => RuleKind.AtLeastPer,
            "history" => RuleKind.History,
            _ => throw Wrong(line, "kind", text),
        };

    private static IndicatorNumber IndicatorOf(int line, string code, IndicatorCatalogue indicators) =>
        code.Length == 0 ? default
        : indicators.TryGet(code, out var indicator) ? indicator.Number
        : throw Wrong(line, "indicator", code);

    private static long BoundOf(int line, string text, long most) =>
        long.TryParse(text, out var bound) && bound > 0 && bound <= most ? bound : throw Wrong(line, "bound", text);

    private static FormatException Wrong(int line, string field, string value) =>
        new($"Rules, line {line}: {field} '{value}' is not one.");
}

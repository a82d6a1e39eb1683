using System.Diagnostics.CodeAnalysis;

namespace Federation.Core.Figures;

/// <summary>All indicators, by number and by code. Immutable; any thread may read it.</summary>
public sealed class IndicatorCatalogue
{
    private const string Header =
        "number\tcode\tgroup\tname_vi\tname_en\tbase_unit\tunit_vi\tunit_en\tdisplay_scale\tpart_of\tmeasure_of";

    private static readonly Lazy<IndicatorCatalogue> LazyReference = new(() =>
        Parse(ReferenceFile.Read("figures/indicators.tsv"), version: 1)
    );

    private readonly Dictionary<string, Indicator> _byCode;
    private readonly Indicator?[] _byNumber;
    private readonly byte[] _sha256;

    private IndicatorCatalogue(List<Indicator> indicators, int version, byte[] sha256)
    {
        All = indicators;
        Version = version;
        _sha256 = sha256;
        _byCode = indicators.ToDictionary(i => i.Code);
        _byNumber = new Indicator?[indicators.Count == 0 ? 0 : indicators[^1].Number.Value + 1];
        foreach (var indicator in indicators)
        {
            _byNumber[indicator.Number.Value] = indicator;
        }
    }

    /// <summary>The catalogue that ships with the program, read once at first use.</summary>
    public static IndicatorCatalogue Reference => LazyReference.Value;

    /// <summary>Every indicator, in order of numbers.</summary>
    public IReadOnlyList<Indicator> All { get; }

    /// <summary>The number of the catalogue's edition, from 1; it rises whenever the data change.</summary>
    public int Version { get; }

    /// <summary>SHA-256 of the catalogue's text, 32 bytes: equal digests, equal catalogues.</summary>
    public ReadOnlyMemory<byte> Sha256 => _sha256;

    /// <summary>Reads a catalogue in the format of <c>core/Figures/Reference/indicators.tsv</c>.</summary>
    /// <exception cref="FormatException">The text breaks a rule; the message names the line and the rule.</exception>
    public static IndicatorCatalogue Parse(string text, int version)
    {
        var rows = ReferenceFile.Rows(text, Header).ToList();
        var numbers = new Dictionary<string, IndicatorNumber>();
        ushort last = 0;
        foreach (var (line, fields) in rows)
        {
            var valid = ushort.TryParse(fields[0], out var number) && number > last;
            if (!valid || fields[1].Length == 0 || !numbers.TryAdd(fields[1], new IndicatorNumber(number)))
            {
                throw new FormatException($"Indicators, line {line}: numbers rise from 1 and codes are unique.");
            }

            last = number;
        }

        var indicators = rows.ConvertAll(row => Read(row.Line, row.Fields, numbers));
        return new IndicatorCatalogue(indicators, version, ReferenceFile.Digest(text));
    }

    /// <summary>The indicator of a code: <c>patrol.participants</c>.</summary>
    public bool TryGet(string code, [NotNullWhen(true)] out Indicator? indicator) =>
        _byCode.TryGetValue(code, out indicator);

    /// <summary>The indicator of a number; false for a number that this edition does not know.</summary>
    public bool TryGet(IndicatorNumber number, [NotNullWhen(true)] out Indicator? indicator)
    {
        indicator = number.Value < _byNumber.Length ? _byNumber[number.Value] : null;
        return indicator is not null;
    }

    /// <summary>What an indicator is a part of, the next first; none where it is no part, or not known.</summary>
    public IEnumerable<IndicatorNumber> WholesOf(IndicatorNumber number)
    {
        while (TryGet(number, out var indicator) && indicator.PartOf is { } whole)
        {
            yield return number = whole;
        }
    }

    private static Indicator Read(int line, string[] fields, Dictionary<string, IndicatorNumber> numbers)
    {
        if (!long.TryParse(fields[8], out var scale) || scale is not (1 or 10 or 100 or 1000))
        {
            throw new FormatException(
                $"Indicators, line {line}: display_scale '{fields[8]}' must be 1, 10, 100 or 1000."
            );
        }

        return new Indicator
        {
            Number = numbers[fields[1]],
            Code = fields[1],
            Group = fields[2],
            NameVi = fields[3],
            NameEn = fields[4],
            BaseUnit = fields[5],
            UnitVi = fields[6],
            UnitEn = fields[7],
            DisplayScale = scale,
            PartOf = Other(line, fields[9], numbers),
            MeasureOf = Other(line, fields[10], numbers),
        };
    }

    private static IndicatorNumber? Other(int line, string code, Dictionary<string, IndicatorNumber> numbers)
    {
        if (code.Length == 0)
        {
            return null;
        }

        return numbers.TryGetValue(code, out var number)
            ? number
            : throw new FormatException($"Indicators, line {line}: there is no indicator '{code}'.");
    }

    /// <summary>
    /// What may stand in place of a code that is not here, for a message: the codes that begin with the same word, else
    /// the words that codes begin with.
    /// </summary>
    public string InPlaceOf(string code)
    {
        var like = All.Where(indicator => FirstWord(indicator.Code) == FirstWord(code)).Select(i => i.Code).ToList();
        return like.Count > 0
            ? $"it may be {string.Join(", ", like)}"
            : $"codes begin with {string.Join(", ", All.Select(i => FirstWord(i.Code)).Distinct())}";
    }

    private static string FirstWord(string code) => code.Split('.')[0];
}

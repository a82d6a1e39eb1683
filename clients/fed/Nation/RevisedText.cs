using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>What became of figures since the last vintage of their period, in tables and in data.</summary>
/// <param name="answer">What they are marked against.</param>
/// <param name="figures">All that are shown together.</param>
/// <param name="language">In which language.</param>
internal sealed class RevisedText(FiguresResponse answer, IReadOnlyCollection<WireFigure> figures, Language language)
{
    private const string Nothing = "–";

    /// <summary>The fields of data, and what they say; also for the help and the reference.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Fields =
    [
        (
            "vintage",
            "Id of the last vintage of exactly these days; null: none was kept, or the area is below a province."
        ),
        ("vintage_name", "Its name."),
        ("vintage_frozen_at", "When it was frozen, UTC, RFC 3339."),
        ("revised_from", "amount as it was in the vintage, base units; null: the figure is as it was."),
        ("revised_from_count", "count as it was. 0: nothing was certain then, and the 0 of revised_from is no figure."),
        ("revised_by", "amount less revised_from; null: the figure is as it was."),
        (
            "revised_unknown",
            "true: the journal could not be read, and whether the figure was revised is not known now."
        ),
    ];

    private bool IsRevised => figures.Any(figure => figure.Revision is not null);

    /// <summary>A column more, or none where nothing was revised.</summary>
    public IReadOnlyList<string> Columns => IsRevised ? [language.Of(">Điều chỉnh", ">Revised")] : [];

    /// <summary>What is in it: from what, and by how much.</summary>
    public IReadOnlyList<string> Cells(WireFigure figure) =>
        !IsRevised ? []
        : figure.Revision is { } revision ? [Of(revision)]
        : [""];

    /// <summary>Which vintage is meant, and how many figures are not as they were.</summary>
    public IEnumerable<string> Foot()
    {
        if (answer.VintageUnknown)
        {
            yield return language.Of(
                "Không đọc được nhật ký trung ương: chưa biết số liệu có điều chỉnh sau hội nghị hay không.",
                "The journal cannot be read now: whether figures were revised since a vintage is not known."
            );
        }

        if (answer.Vintage is not { } vintage)
        {
            yield break;
        }

        var count = figures.Count(figure => figure.Revision is not null);
        var (name, at) = (vintage.Name, FrozenAt(vintage, language));
        yield return count == 0
            ? language.Of(
                $"Như bản số liệu đã thống nhất «{name}» ({at}, mã {vintage.Fingerprint}): không có điều chỉnh.",
                $"As in the vintage “{name}” ({at}, code {vintage.Fingerprint}): nothing was revised."
            )
            : language.Of(
                $"Điều chỉnh sau hội nghị: {count} số liệu khác bản số liệu đã thống nhất «{name}» "
                    + $"({at}, mã {vintage.Fingerprint}).",
                $"Revised: {English.Count(count, "figure")} {English.Verb(count, "differs", "differ")} from the "
                    + $"vintage “{name}” ({at}, code {vintage.Fingerprint})."
            );
    }

    /// <summary><c>+3 lần (từ 406 lần)</c>.</summary>
    public string Of(FigureRevision revision)
    {
        var then = revision.CountThen == 0 ? Nothing : language.Of(revision.ThenVi, revision.ThenEn);
        var change = language.Of(revision.ChangeVi, revision.ChangeEn);
        return language.Of($"{change} (từ {then})", $"{change} (from {then})");
    }

    /// <summary>When a vintage was frozen, in the time of Vietnam.</summary>
    public static string FrozenAt(VintageMark vintage, Language language) =>
        VietnamTime.Of(VintageText.Instant(vintage.FrozenUnixUs), language);

    /// <summary>The fields of <see cref="Fields"/>.</summary>
    public void Write(Utf8JsonWriter json, WireFigure figure)
    {
        foreach (var (field, value) in Fields.Zip(Values(figure)))
        {
            if (value.Length > 0 && field.Name.StartsWith("revised", StringComparison.Ordinal))
            {
                json.WritePropertyName(field.Name);
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteTextOrNull(field.Name, value);
            }
        }
    }

    /// <summary>The same for CSV, empty for null.</summary>
    public IReadOnlyList<string> Values(WireFigure figure)
    {
        var vintage = answer.Vintage;
        var frozenAt = VintageText.Instant(vintage?.FrozenUnixUs ?? 0);
        var revision = figure.Revision;
        return
        [
            vintage?.Id ?? "",
            vintage?.Name ?? "",
            frozenAt?.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'") ?? "",
            $"{revision?.AmountThen}",
            $"{revision?.CountThen}",
            $"{revision?.Difference}",
            answer.VintageUnknown ? "true" : "false",
        ];
    }
}

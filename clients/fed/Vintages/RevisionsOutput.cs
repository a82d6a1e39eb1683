using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Federation.Wire.V1;

namespace Federation.Fed.Vintages;

/// <summary>Revisions as a table, and as scripts read them.</summary>
internal sealed class RevisionsOutput(Screen screen, Language language)
{
    /// <summary>Every field of the JSON, and what it says; also for the help and the reference.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Fields =
    [
        ("vintage", "The vintage's id (UUID)."),
        ("version", "The vintage's version: epoch.position."),
        ("through", "The version that it is compared with."),
        ("area", "The province's code."),
        ("indicator", "The indicator's code."),
        ("forces", "Who took part: codes of forces with + between, or | where only some combination of them is known."),
        ("approved", "true: it lies in closed days."),
        ("unattributed", "true: amounts of days that do not all lie in the period, which no figure counts."),
        ("amount", "By how much, in whole base units of the indicator; negative: less than in the vintage."),
        ("display", "The amount as a table shows it, in the language of --lang."),
        ("count", "By how many live amounts."),
        ("more_than", "By how many of these that are more than their amount."),
        ("nearly", "By how many of these that are nearly their amount."),
        ("ledger", "The ledger that it came from (UUID)."),
        ("announced", "true: totals that its edge announced stand in for its frames, in the vintage or now."),
        ("first_frame", "The first frame of the ledger that moved it; 0: none did, an announcement alone."),
        ("last_frame", "The last of these frames."),
        ("frames", "How many frames moved it."),
        ("first_at", "When the journal took in the first of them, UTC, RFC 3339; null: none."),
        ("last_at", "When it took in the last."),
    ];

    private const int LedgerDigits = 12;

    public void Write(RevisionsResponse answer, bool json)
    {
        if (json)
        {
            screen.Line(JsonLines.Array(answer.Revisions, (writer, revision) => Write(writer, answer, revision)));
        }
        else
        {
            WriteTable(answer);
        }

        if (answer.LeftOut > 0)
        {
            screen.Error.WriteLine(
                $"fed: {answer.LeftOut} more revisions are left out: ask for one province with --area."
            );
        }
    }

    private void WriteTable(RevisionsResponse answer)
    {
        screen.Lines(Heading(answer));
        if (answer.Revisions.Count == 0)
        {
            screen.Line(language.Of("Không có điều chỉnh.", "There are no revisions."));
            return;
        }

        var table = new TextTable(
            language.Of("Địa bàn", "Area"),
            language.Of("Chỉ tiêu", "Indicator"),
            "",
            language.Of("Lực lượng", "Forces"),
            language.Of("Duyệt", "Approval"),
            language.Of(">Điều chỉnh", ">Revision"),
            language.Of("Sổ", "Ledger"),
            language.Of("Khung", "Frames"),
            VietnamTime.Heading("Lúc", "At", language)
        );
        var day = new Day(answer.Vintage.LastDay);
        foreach (var revision in answer.Revisions)
        {
            table.Add(
                Names.Area(revision.Area, day, language),
                Names.Indicator(revision.Indicator, language),
                revision.Indicator,
                Names.ForcesOf(revision.Forces, language),
                revision.Approved ? language.Of("đã duyệt", "approved") : language.Of("chưa duyệt", "provisional"),
                language.Of(revision.DisplayVi, revision.DisplayEn) + Mark(revision),
                revision.Ledger[^LedgerDigits..],
                FramesOf(revision),
                VietnamTime.Of(VintageText.Instant(revision.LastUnixUs), language)
            );
        }

        table.WriteTo(screen);
        screen.Lines(Foot(answer));
    }

    private IEnumerable<string> Heading(RevisionsResponse answer)
    {
        var vintage = answer.Vintage;
        var (from, to) = (
            FiguresOutput.ScreenVersion(vintage.Version, language),
            FiguresOutput.ScreenVersion(answer.Through, language)
        );
        yield return language.Of(
            $"Điều chỉnh sau \"{vintage.Name}\" · {VintageText.PeriodOf(vintage, language)}",
            $"Revisions after \"{vintage.Name}\" · {VintageText.PeriodOf(vintage, language)}"
        );
        yield return language.Of(
            $"Từ phiên bản {from} (mã đối chiếu {vintage.Fingerprint}) đến {to} (mã đối chiếu {answer.Fingerprint})",
            $"From version {from} (code {vintage.Fingerprint}) to {to} (code {answer.Fingerprint})"
        );
    }

    private static string Mark(Revision revision) =>
        (revision.Unattributed ? " ?" : "") + (revision.Announced ? " *" : "");

    private static string FramesOf(Revision revision) =>
        revision.Frames switch
        {
            0 => "",
            1 => $"{revision.FirstFrame}",
            _ => $"{revision.FirstFrame}–{revision.LastFrame} ({revision.Frames})",
        };

    private IEnumerable<string> Foot(RevisionsResponse answer)
    {
        if (answer.Revisions.Any(revision => revision.Amount == 0))
        {
            yield return language.Of(
                "0: tổng không đổi, chỉ đổi số lượt ghi hoặc từ \"hơn\", \"gần\".",
                "0: the sum stays; how many amounts there are, or their \"more than\" or \"nearly\", changed."
            );
        }

        if (answer.Revisions.Any(revision => revision.Unattributed))
        {
            yield return language.Of(
                "?: số của khoảng ngày không nằm trọn trong kỳ, không cộng vào số liệu.",
                "?: amounts of days that do not all lie in the period; in no figure."
            );
        }

        if (answer.Revisions.Any(revision => revision.Announced))
        {
            yield return language.Of(
                "*: có phần tỉnh báo tổng trước khi chi tiết về.",
                "*: part of it was announced ahead of its detail."
            );
        }
    }

    private void Write(Utf8JsonWriter json, RevisionsResponse answer, Revision revision)
    {
        json.WriteString("vintage", answer.Vintage.Id);
        json.WriteString("version", FiguresOutput.VersionText(answer.Vintage.Version));
        json.WriteString("through", FiguresOutput.VersionText(answer.Through));
        json.WriteString("area", revision.Area);
        json.WriteString("indicator", revision.Indicator);
        json.WriteString("forces", revision.Forces);
        json.WriteBoolean("approved", revision.Approved);
        json.WriteBoolean("unattributed", revision.Unattributed);
        json.WriteNumber("amount", revision.Amount);
        json.WriteString("display", language.Of(revision.DisplayVi, revision.DisplayEn));
        json.WriteNumber("count", revision.Count);
        json.WriteNumber("more_than", revision.MoreThan);
        json.WriteNumber("nearly", revision.Nearly);
        json.WriteString("ledger", revision.Ledger);
        json.WriteBoolean("announced", revision.Announced);
        json.WriteNumber("first_frame", revision.FirstFrame);
        json.WriteNumber("last_frame", revision.LastFrame);
        json.WriteNumber("frames", revision.Frames);
        Write(json, "first_at", revision.FirstUnixUs);
        Write(json, "last_at", revision.LastUnixUs);
    }

    private static void Write(Utf8JsonWriter json, string name, long unixMicroseconds)
    {
        if (VintageText.Instant(unixMicroseconds) is { } instant)
        {
            json.WriteString(name, instant);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

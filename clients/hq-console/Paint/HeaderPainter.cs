using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.HqConsole.Model;
using Federation.HqConsole.Screen;
using Federation.Wire;

namespace Federation.HqConsole.Paint;

/// <summary>
/// The lines on top: what is shown, how far it may be trusted, and the code to compare; then when, what needs a person,
/// how much is old. Notes have a line of their own, which is there for the whole session or not at all.
/// </summary>
internal static class HeaderPainter
{
    /// <summary>From this width on the subject stands in the middle of the first line.</summary>
    public const int WideFrom = 124;

    private const int Gap = 3;

    /// <summary>How many lines there are.</summary>
    public static int Rows(ConsoleModel model) => model.HasNotes ? 3 : 2;

    public static void Paint(ConsoleModel model, Canvas canvas)
    {
        var language = model.Language;
        var title = language.Say("LIÊN BỘ · TOÀN QUỐC", "BOTH MINISTRIES · VN");
        var left = canvas.Put(1, 0, title, new CellStyle(Ink.Text, Bold: true)) + Gap;
        var right = PaintCondition(model, canvas) - Gap;
        var subject = $"{model.Subject.Name(language)} · {ViewName(model)}";
        var isWide = canvas.Width >= WideFrom;
        if (isWide)
        {
            var start = Math.Max(left, Math.Min((canvas.Width - subject.Length) / 2, right - subject.Length));
            canvas.Put(start, 0, subject, Ink.Text, right - start);
        }

        var second = isWide ? model.Subject.Days(model.Today, language) : subject;
        var after = canvas.Put(1, 1, second, isWide ? Ink.Faint : Ink.Soft);
        var end = PaintAside(model, canvas, after + Gap, isWide);
        after = PaintRevised(model, canvas, after, end);
        var boundaries = $" · {language.Say(Boundaries.Reported.NameVi(), Boundaries.Reported.NameEn())}";
        after = after + boundaries.Length + Gap <= end ? canvas.Put(after, 1, boundaries, Ink.Faint) : after;
        var coverage = Coverage(model);
        after = after + coverage.Length + Gap <= end ? canvas.Put(after, 1, coverage, Ink.Faint) : after;
        if (model.HasNotes)
        {
            var note = new CellStyle(Ink.Gold, Bold: true);
            var beside = canvas.Put(1, 2, model.Note, note, canvas.Width - 2) + Gap;
            var fits = beside + model.Notice.Length < canvas.Width;
            var room = fits ? canvas.Width - 1 - beside : Math.Max(0, end - after - Gap);
            canvas.PutRight(fits ? canvas.Width - 1 : end, fits ? 2 : 1, model.Notice, Ink.Live, room);
        }
    }

    /// <summary>How many figures are not as they were agreed on.</summary>
    /// <returns>The column behind it.</returns>
    private static int PaintRevised(ConsoleModel model, Canvas canvas, int after, int end)
    {
        var revised = Revisions.OfNation(model.Picture, model.Language) is { Length: > 0 } text ? $" · {text}" : "";
        return after + revised.Length + Gap <= end ? canvas.Put(after, 1, revised, Ink.Gold) : after;
    }

    /// <summary>How many expected forces have closed the period; empty while nobody has closed anything.</summary>
    private static string Coverage(ConsoleModel model)
    {
        if (model.State?.Board is not { } board || board.Leaves.All(leaf => leaf.Closings.Count == 0))
        {
            return "";
        }

        var (closed, expected) = BoardCoverage.Of(board, ExpectedPairs.Reference, KnownAreas.Current);
        return $" · {model.Language.Say("đã chốt", "closed")} {closed}/{expected}";
    }

    /// <summary>The view as a text goes on: <c>tổng số</c>.</summary>
    public static string ViewName(ConsoleModel model)
    {
        var name = model.Language.Say(model.View.NameVi(), model.View.NameEn());
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>From the right: the clock, the share of old figures, stopped ledgers, why it is not live.</summary>
    /// <returns>The column that is free to its left.</returns>
    private static int PaintAside(ConsoleModel model, Canvas canvas, int from, bool isWide)
    {
        var language = model.Language;
        var end = PutBack(canvas, canvas.Width - 1, model.Now.ToOffset(Day.Offset).ToString("HH:mm:ss"), Ink.Faint);
        if (model.OldPercent > 0)
        {
            var old = $"{model.OldPercent} % {language.Say("số liệu quá 1 phút", "older than 1 min")}";
            end = PutBack(canvas, end, old, new CellStyle(Ink.Warn, Bold: true));
        }

        if (model.StoppedLedgers > 0)
        {
            var stopped = $" {model.StoppedLedgers} {language.Say("SỔ DỪNG", "STOPPED")} ";
            end = PutBack(canvas, end, stopped, new CellStyle(Ink.Alarm, Bold: true));
        }

        if (model.Alarms.Open > 0)
        {
            var open = $"{model.Alarms.Open} {language.Say("báo động", "alarms")}";
            var fits = end - open.Length > from;
            end = fits ? PutBack(canvas, end, open, new CellStyle(Ink.Warn, Bold: true)) : end;
        }

        var problem = model.Refusal.Length > 0 ? model.Refusal : model.State?.Problem ?? "";
        if (problem.Length > 0)
        {
            end = canvas.PutRight(end, 1, problem, Ink.Warn, Math.Max(0, end - from)) - Gap;
        }
        else if (isWide && model.State is { } state)
        {
            end = canvas.PutRight(end, 1, state.Source.Authority, Ink.Faint, Math.Max(0, end - from)) - Gap;
        }

        return end;
    }

    private static int PutBack(Canvas canvas, int end, string text, CellStyle style) =>
        canvas.PutRight(end, 1, text, style) - Gap;

    private static int PaintCondition(ConsoleModel model, Canvas canvas)
    {
        var end = canvas.Width - 1;
        var (text, ink) = Condition(model);
        if (model.State?.Board is { } board)
        {
            end = canvas.PutRight(end, 0, board.Fingerprint.ToString(), new CellStyle(Ink.Gold, Bold: true)) - Gap;
            end = canvas.PutRight(end, 0, model.State.Version.ToString(), Ink.Soft) - Gap;
        }

        return canvas.PutRight(end, 0, text, new CellStyle(ink, Bold: ink != Ink.Live));
    }

    private static (string Text, Ink Ink) Condition(ConsoleModel model)
    {
        var language = model.Language;
        if (model.Refusal.Length > 0)
        {
            return (language.Say("✕ bị từ chối", "✕ refused"), Ink.Bad);
        }

        return model.State?.Condition switch
        {
            BoardCondition.Live => (language.Say("● trực tiếp", "● live"), Ink.Live),
            BoardCondition.Unverified => (language.Say("✕ CHƯA XÁC MINH", "✕ NOT VERIFIED"), Ink.Bad),
            BoardCondition.NotConfirmed => (
                language.Say("○ chưa xác nhận", "○ not confirmed") + Since(model),
                Ink.Warn
            ),
            _ => (language.Say("○ đang nối", "○ connecting"), Ink.Warn),
        };
    }

    private static string Since(ConsoleModel model) =>
        model.State?.ConfirmedAt is { } at
            ? model.Language.Say(" từ ", " since ") + at.ToOffset(Day.Offset).ToString("HH:mm:ss")
            : "";
}

using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using View = Federation.Core.Figures.View;

namespace Federation.Fed.Nation;

/// <summary>A board's changes as lines, on boundaries as reported, with the same period last year.</summary>
/// <param name="screen">Where.</param>
/// <param name="language">In which language.</param>
/// <param name="period">The period that is watched.</param>
internal sealed class WatchOutput(Screen screen, Language language, Period period)
{
    private Board? _shown;
    private Board? _lastYear;
    private long _epoch;
    private BoardCondition _condition = BoardCondition.Live;

    /// <summary>Takes what is known now; says only what is new.</summary>
    public void Show(BoardState state)
    {
        if (_epoch != 0 && state.Version.Epoch > _epoch)
        {
            screen.Line(
                language.Of(
                    $"○ trung ương đã được phục hồi (kỷ nguyên {state.Version.Epoch}); các tỉnh gửi lại phần còn thiếu",
                    $"○ the nation was restored (epoch {state.Version.Epoch}); the provinces send again what it lacks"
                )
            );
        }

        _epoch = Math.Max(_epoch, state.Version.Epoch);
        if (state.Board is { } board && board.Digest != _shown?.Digest)
        {
            Changes(_shown, board, state.Version);
            _shown = board;
        }

        if (state.LastYear is { } before && before.Digest != _lastYear?.Digest)
        {
            LastYear(before);
            _lastYear = before;
        }

        if (
            state.Condition != _condition
            && state is not { Condition: BoardCondition.Connecting } and not { ConfirmedAt: null }
        )
        {
            _condition = state.Condition;
            screen.Line(Text(state));
        }

        screen.Output.Flush();
    }

    /// <summary>All national figures of the first board, then only those that changed.</summary>
    private void Changes(Board? before, Board after, JournalVersion version)
    {
        var area = language.Of("Toàn quốc", "Viet Nam");
        var days = language.Of(period.NameVi(), period.NameEn());
        var boundaries = language.Of("địa giới theo báo cáo", "boundaries as reported");
        screen.Line($"{version}  {after.Fingerprint}  {area} · {days} ({after.Period}) · {boundaries}");
        foreach (var indicator in IndicatorCatalogue.Reference.All)
        {
            var (was, now) = (Text(before, indicator), Text(after, indicator));
            if (was != now)
            {
                var name = language.Of(indicator.NameVi, indicator.NameEn);
                var change = ChangeText(after, indicator);
                screen.Line(was.Length == 0 ? $"  {name}: {now}{change}" : $"  {name}: {was} → {now}{change}");
            }
        }
    }

    /// <summary>All of last year's figures, then only those that changed; also where this year has none.</summary>
    private void LastYear(Board before)
    {
        screen.Line(
            language.Of(
                $"Cùng kỳ năm trước ({before.Period}), theo địa bàn của kỳ này:",
                $"Same period last year ({before.Period}), under the areas of this one:"
            )
        );
        foreach (var indicator in IndicatorCatalogue.Reference.All)
        {
            var then = Text(before, indicator);
            if (then.Length > 0 && then != Text(_lastYear, indicator))
            {
                screen.Line($"  {language.Of(indicator.NameVi, indicator.NameEn)}: {then}");
            }
        }
    }

    /// <summary>How much more or less than last year; empty where either year has no figure.</summary>
    private string ChangeText(Board board, Indicator indicator)
    {
        var now = board.FigureOf(AreaId.Nation, indicator.Number, View.Total);
        if (
            _lastYear?.FigureOf(AreaId.Nation, indicator.Number, View.Total) is not { Count: > 0 } before
            || Comparison.Of(now, before) is not { } comparison
        )
        {
            return "";
        }

        var qualifier = ComparisonText.QualifierOf(now, before);
        return language.Of(
            $" (so với cùng kỳ năm trước: {ComparisonText.Vi(indicator, comparison, qualifier)})",
            $" (against last year: {ComparisonText.En(indicator, comparison, qualifier)})"
        );
    }

    private string Text(BoardState state) =>
        state.Condition switch
        {
            BoardCondition.Live => language.Of("● trực tiếp", "● live"),
            BoardCondition.Unverified => language.Of("● CHƯA XÁC MINH: ", "● NOT VERIFIED: ") + state.Problem,
            _ => language.Of("○ chưa xác nhận từ ", "○ not confirmed since ")
                + VietnamTime.Heading(
                    VietnamTime.Of(state.ConfirmedAt, language),
                    VietnamTime.Of(state.ConfirmedAt, language),
                    language
                )
                + (state.Problem.Length == 0 ? "" : $" ({state.Problem})"),
        };

    private string Text(Board? board, Indicator indicator)
    {
        if (board is null)
        {
            return "";
        }

        var figure = board.FigureOf(AreaId.Nation, indicator.Number, View.Total);
        return figure.Count == 0
            ? ""
            : language.Of(
                FigureText.Vi(indicator, figure.Amount, figure.Qualifier),
                FigureText.En(indicator, figure.Amount, figure.Qualifier)
            );
    }
}

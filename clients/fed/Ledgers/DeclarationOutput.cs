using System.CommandLine;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>What is declared zero or not applicable.</summary>
internal sealed class DeclarationOutput(ParseResult parsed, bool json)
{
    private readonly Screen _screen = Screen.Of(parsed);
    private readonly Language _language = CommonOptions.LanguageOf(parsed);

    /// <summary>The answer to a declaration or a withdrawal.</summary>
    public void Write(DeclareRequest request, DeclareResponse answer)
    {
        if (json)
        {
            _screen.Line(Json(answer));
            return;
        }

        var (id, entry, count) = (answer.Id, answer.EntryNumber, answer.Indicators);
        var what =
            request.What == DeclarationReader.Withdraw ? _language.Of("đã rút khai báo", "withdrawn") : Declared();
        var when = SpanText.Of(answer.FirstDay, answer.LastDay, _language);
        _screen.Line(
            answer.AlreadyRecorded
                ? _language.Of(
                    $"{id}: {what} từ trước (mục {entry}), không có gì thay đổi",
                    $"{id}: {what} before (entry {entry}), nothing changed"
                )
                : _language.Of(
                    $"{id}: {what}: {count} chỉ tiêu, {when} (mục {entry})",
                    $"{id}: {what}: {English.Count(count, "indicator")}, {when} (entry {entry})"
                )
        );

        string Declared() => _language.Of("đã khai báo ", "declared ") + DeclarationText.What(request.What, _language);
    }

    /// <summary>What is declared now.</summary>
    public void Write(DeclarationsResponse answer)
    {
        if (json)
        {
            _screen.Line(JsonLines.Array(answer.Declarations, DeclarationText.Write));
            return;
        }

        if (answer.Declarations.Count == 0)
        {
            _screen.Line(_language.Of("Chưa có khai báo nào.", "Nothing is declared."));
            return;
        }

        var table = new TextTable([
            _language.Of("Mã", "Code"),
            _language.Of("Địa bàn", "Area"),
            _language.Of("Chỉ tiêu", "Indicator"),
            "",
            _language.Of("Lực lượng", "Force"),
            _language.Of("Kỳ", "Period"),
            _language.Of("Khai báo", "Declared"),
            _language.Of(">Mục", ">Entry"),
        ]);
        foreach (var one in answer.Declarations)
        {
            table.Add([
                one.Area,
                Day.TryParse(one.LastDay, out var last) ? Names.Area(one.Area, last, _language) : one.Area,
                Names.Indicator(one.Indicator, _language),
                one.Indicator,
                Names.ForcesOf(one.Force, _language),
                SpanText.Of(one.FirstDay, one.LastDay, _language),
                DeclarationText.What(one.What, _language),
                one.EntryNumber == 0 ? "" : $"{one.EntryNumber}",
            ]);
        }

        table.WriteTo(_screen);
        if (answer.LeftOut > 0)
        {
            _screen.Line(
                _language.Of($"Còn {answer.LeftOut} khai báo nữa: dùng --area.", $"{answer.LeftOut} more: use --area.")
            );
        }
    }

    private static string Json(DeclareResponse answer) =>
        JsonLines.Object(json =>
        {
            json.WriteString("id", answer.Id);
            json.WriteNumber("entry", answer.EntryNumber);
            json.WriteNumber("indicators", answer.Indicators);
            json.WriteBoolean("already_recorded", answer.AlreadyRecorded);
        });
}

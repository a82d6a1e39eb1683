using System.Text.Json;
using Federation.Core.Figures;
using Federation.Fed.Cli;

namespace Federation.Fed.Catalogues;

/// <summary><c>fed indicators</c>: what can be counted.</summary>
internal static class IndicatorsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "indicators",
            "Lists the codes of what can be counted, with names and units; asks no server.",
            "Amounts are written in the unit shown here. The names, Vietnamese and English, are those of the "
                + "catalogue that ships with the program.",
            "fed indicators",
            "fed indicators --find \"ma tuy\"",
            "fed indicators --find patrol --json --lang en"
        );
        var find = CatalogueOptions.Find();
        var json = CommonOptions.Json("them");
        command.Add(find);
        command.Add(json);
        command.SetAction(parsed =>
        {
            var search = new Search(parsed.GetValue(find) ?? "");
            var found = IndicatorCatalogue.Reference.All.Where(i => search.Finds(i.Code, i.NameVi, i.NameEn)).ToList();
            var screen = Screen.Of(parsed);
            if (parsed.GetValue(json))
            {
                screen.Line(JsonLines.Array(found, WriteJson));
            }
            else
            {
                WriteTable(screen, found, CommonOptions.LanguageOf(parsed));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteJson(Utf8JsonWriter json, Indicator indicator)
    {
        json.WriteString("code", indicator.Code);
        json.WriteString("name_vi", indicator.NameVi);
        json.WriteString("name_en", indicator.NameEn);
        json.WriteString("unit_vi", indicator.UnitVi);
        json.WriteString("unit_en", indicator.UnitEn);
        json.WriteString("base_unit", indicator.BaseUnit);
        json.WriteNumber("display_scale", indicator.DisplayScale);
    }

    private static void WriteTable(Screen screen, List<Indicator> found, Language language)
    {
        if (found.Count == 0)
        {
            screen.Line(language.Of("Không tìm thấy chỉ tiêu nào.", "No indicator was found."));
            return;
        }

        var table = new TextTable(
            language.Of("Mã", "Code"),
            language.Of("Tên", "Name"),
            language.Of("Đơn vị", "Unit"),
            language.Of("Tên tiếng Anh", "Vietnamese name")
        );
        foreach (var one in found)
        {
            table.Add(
                one.Code,
                language.Of(one.NameVi, one.NameEn),
                language.Of(one.UnitVi, one.UnitEn),
                language.Of(one.NameEn, one.NameVi)
            );
        }

        table.WriteTo(screen);
    }
}

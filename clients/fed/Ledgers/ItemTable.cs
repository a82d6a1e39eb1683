using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>Activities and imported amounts as a table: a row each, and one more for each further amount.</summary>
internal static class ItemTable
{
    public static TextTable Of(IReadOnlyList<Item> items, Language language)
    {
        var table = new TextTable(
            "Id",
            language.Of("Địa bàn", "Area"),
            "",
            language.Of("Ngày", "Days"),
            language.Of("Lực lượng", "Forces"),
            language.Of("Chỉ tiêu", "Indicator"),
            language.Of(">Số liệu", ">Amount"),
            ""
        );
        foreach (var item in items)
        {
            Add(table, item, language);
        }

        return table;
    }

    private static void Add(TextTable table, Item item, Language language)
    {
        string[] cells =
        [
            item.Id,
            item.Area,
            ItemText.AreaName(item, language),
            ItemText.Days(item),
            Names.ForcesOf(item.Forces, language),
        ];
        var voided = item.Voided ? language.Of("đã hủy", "voided") : "";
        foreach (var amount in item.Amounts)
        {
            var name = $"{Names.Indicator(amount.Indicator, language)} ({amount.Indicator})";
            table.Add([.. cells, name, ItemText.Of(amount, language), voided]);
            (cells, voided) = (["", "", "", "", ""], "");
        }
    }
}

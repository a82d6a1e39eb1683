using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>Activities and imported amounts as a table: a row each, and one more for each further amount.</summary>
internal static class ItemTable
{
    /// <summary>The table; what was taken back says so behind its first amount.</summary>
    public static TextTable Of(IReadOnlyList<Item> items, Language language) =>
        Of(items, language, item => item.Voided ? language.Of("đã hủy", "voided") : "");

    /// <summary>The table with a note of the caller's behind the first amount of each item.</summary>
    public static TextTable Of(IReadOnlyList<Item> items, Language language, Func<Item, string> noteOf)
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
            Add(table, item, language, noteOf(item));
        }

        return table;
    }

    private static void Add(TextTable table, Item item, Language language, string note)
    {
        string[] cells =
        [
            item.Id,
            item.Area,
            ItemText.AreaName(item, language),
            ItemText.Days(item, language),
            Names.ForcesOf(item.Forces, language),
        ];
        foreach (var amount in item.Amounts)
        {
            var name = $"{Names.Indicator(amount.Indicator, language)} ({amount.Indicator})";
            table.Add([.. cells, name, ItemText.Of(amount, language), note]);
            (cells, note) = (["", "", "", "", ""], "");
        }
    }
}

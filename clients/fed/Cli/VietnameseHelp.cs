using System.CommandLine;

namespace Federation.Fed.Cli;

/// <summary>The help of a command in Vietnamese.</summary>
internal static class VietnameseHelp
{
    private static readonly (string En, string Vi)[] Words =
    [
        ("Description:", "Mô tả:"),
        ("Usage:", "Cách dùng:"),
        ("Arguments:", "Tham số:"),
        ("Options:", "Tùy chọn:"),
        ("Commands:", "Lệnh:"),
        ("(REQUIRED)", "(bắt buộc)"),
        ("[default: ", "[mặc định: "),
        ("[command]", "[lệnh]"),
        ("[options]", "[tùy chọn]"),
    ];

    /// <summary>
    /// Writes a help while the command, its parts and its options are described in Vietnamese; then they are as before,
    /// for an option may be of several trees.
    /// </summary>
    /// <param name="command">Whose help it is.</param>
    /// <param name="write">Writes it.</param>
    public static int Write(Command command, Func<int> write)
    {
        var symbols = Described(command).Distinct().Select(symbol => (symbol, En: symbol.Description)).ToList();
        foreach (var (symbol, en) in symbols)
        {
            symbol.Description = en is null ? null : UsageTexts.Help(en) ?? en;
        }

        var result = write();
        foreach (var (symbol, en) in symbols)
        {
            symbol.Description = en;
        }

        return result;
    }

    /// <summary>The headings and marks of a written help in Vietnamese.</summary>
    public static string Headed(string help) =>
        Words.Aggregate(help, (text, word) => text.Replace(word.En, word.Vi, StringComparison.Ordinal));

    private static IEnumerable<Symbol> Described(Command command) =>
        [
            command,
            .. command.Options,
            .. command.Arguments,
            .. command.Subcommands,
            .. command.Parents.OfType<Command>().SelectMany(parent => parent.Options),
        ];
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Overruling = Federation.Wire.V1.Overruling;

namespace Federation.Fed.Ledgers;

/// <summary><c>--overrule CODE:WHY</c>: implausible amounts that are right all the same.</summary>
internal static class OverruleOption
{
    private static readonly string Codes = string.Join(", ", OverruleReasons.All.Select(reason => reason.Code()));

    public static Option<Overruling?> Create() =>
        new("--overrule")
        {
            HelpName = "CODE:WHY",
            Description =
                $"Record although a warning says that it is implausible. CODE is {Codes} and goes to the nation; WHY, "
                + "1 to 500 characters, stays in the province.",
            CustomParser = Parse,
        };

    /// <summary>A reason in words.</summary>
    public static string Word(string code, Language language) =>
        OverruleReasons.TryParse(code, out var reason)
            ? reason switch
            {
                OverruleReason.Checked => language.Of("đã kiểm tra lại, số đúng", "looked at again"),
                OverruleReason.Campaign => language.Of("đợt cao điểm", "campaign"),
                OverruleReason.SeveralDays => language.Of("gộp nhiều ngày, nhiều lần", "several days in one"),
                OverruleReason.RecordedElsewhere => language.Of("đã ghi ở nơi khác", "recorded elsewhere"),
                _ => language.Of("lý do khác", "another reason"),
            }
            : code;

    private static Overruling? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var (code, why) = text.Split(':', 2) is [var first, var rest] ? (first, rest) : (text, "");
        if (!OverruleReasons.TryParse(code, out _) || string.IsNullOrWhiteSpace(why))
        {
            argument.AddError(
                $"'{text}' is no reason: write CODE:WHY, such as campaign:\"ra quân cuối năm\"; codes: {Codes}."
            );
            return null;
        }

        return new Overruling { Code = code, Reason = why.Trim() };
    }
}

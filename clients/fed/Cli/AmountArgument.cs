using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Core.Figures;
using AmountText = Federation.Wire.V1.AmountText;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Cli;

/// <summary>Amounts on the command line: <c>patrol.patrols=1</c>, <c>outreach.attendance=nearly:64000</c>.</summary>
internal static class AmountArgument
{
    /// <summary>The positional argument of record and correct.</summary>
    public static Argument<AmountText[]> Create()
    {
        var amounts = new Argument<AmountText[]>("INDICATOR=AMOUNT")
        {
            Description =
                "Amounts in display units (11.09 or 11,09), each indicator once (codes: fed indicators); nearly: or "
                + "more_than: before an amount says that it is not exact.",
            Arity = ArgumentArity.ZeroOrMore,
            CustomParser = result =>
                [.. result.Tokens.Select(token => Parse(result, token.Value)).OfType<AmountText>()],
        };
        return amounts;
    }

    /// <summary>Refuses a command line without amounts, and shows how they are written.</summary>
    public static void RequireOne(CommandResult result, Argument<AmountText[]> amounts)
    {
        if (result.GetResult(amounts) is not { Tokens.Count: > 0 })
        {
            result.AddError(
                "no amount is given: write at least one INDICATOR=AMOUNT, such as patrol.patrols=1 "
                    + "patrol.participants=9 (codes: fed indicators)."
            );
        }
    }

    /// <summary>Reads one amount's form; what the indicator and the number mean is for the ledger to say.</summary>
    /// <returns>Null where the form is wrong.</returns>
    internal static AmountText? Read(string text)
    {
        var equals = text.IndexOf('=');
        if (equals <= 0 || equals == text.Length - 1)
        {
            return null;
        }

        var value = text[(equals + 1)..];
        var colon = value.IndexOf(':');
        var qualifier = WireQualifier.Exact;
        if (colon >= 0)
        {
            if (!QualifierText.TryParse(value[..colon], out var named))
            {
                return null;
            }

            qualifier = (WireQualifier)named;
            value = value[(colon + 1)..];
        }

        return new AmountText
        {
            Indicator = text[..equals],
            Amount = value,
            Qualifier = qualifier,
        };
    }

    private static AmountText? Parse(ArgumentResult result, string token)
    {
        var amount = Read(token);
        if (amount is null)
        {
            result.AddError(
                $"'{token}' is not an amount; allowed is INDICATOR=AMOUNT, INDICATOR=nearly:AMOUNT or "
                    + "INDICATOR=more_than:AMOUNT, such as patrol.patrols=1."
            );
        }

        return amount;
    }
}

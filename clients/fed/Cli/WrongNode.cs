using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Fed.Cli;

/// <summary>
/// Says what answers at an address that does not know a call: the other kind of node, most often, whose address was
/// taken for that of the one that was meant.
/// </summary>
internal static class WrongNode
{
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(2);

    /// <summary>True of a refusal that means that nothing of the kind is served there.</summary>
    public static bool IsSaidBy(RpcException refusal) =>
        refusal.StatusCode == StatusCode.Unimplemented || IsWebPage(refusal);

    /// <summary>Asks the address what it is.</summary>
    /// <param name="refusal">What it said.</param>
    /// <param name="parsed">The command line: which address was given with which option.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public static async Task<FedException> ExplainAsync(
        RpcException refusal,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var language = CommonOptions.LanguageOf(parsed);
        var asked = parsed
            .CommandResult.Children.OfType<OptionResult>()
            .Where(option => option.Option.Name is "--edge" or "--nation")
            .SelectMany(option => option.Tokens.Select(token => (Name: option.Option.Name, Text: token.Value)))
            .ToList();
        foreach (var (name, text) in asked)
        {
            var address = new Uri(text.Split(',')[0].Trim());
            if (IsWebPage(refusal))
            {
                return WebPage(address, name, language);
            }

            if (name == "--nation" && await OwnerAsync(address, language, cancellationToken) is { } owner)
            {
                return IsEdge(address, owner, Takes(parsed, "--edge"), language);
            }

            if (name == "--edge" && await IsNationAsync(address, cancellationToken))
            {
                return IsNation(address, Takes(parsed, "--nation"), language);
            }
        }

        return CallErrors.Translate(refusal, string.Join(',', asked.Select(one => one.Text)), language);
    }

    private static bool IsWebPage(RpcException refusal) =>
        refusal.Status.Detail.Contains("HTTP_1_1_REQUIRED", StringComparison.Ordinal);

    private static bool Takes(ParseResult parsed, string option) =>
        parsed.CommandResult.Command.Options.Any(one => one.Name == option);

    private static FedException WebPage(Uri address, string option, Language language) =>
        FedException.Refused(
            language.Of(
                $"{Shown(address)} là địa chỉ trang web: hãy cho {option} địa chỉ gRPC (fed up in cả hai).",
                $"{Shown(address)} serves web pages: give {option} the gRPC address (fed up prints both)."
            )
        );

    private static FedException IsEdge(Uri address, string owner, bool takesEdge, Language language) =>
        FedException.Refused(
            language.Of(
                $"{Shown(address)} là nút của tỉnh ({owner}), không phải trung ương: hãy cho --nation địa chỉ "
                    + "của trung ương"
                    + (takesEdge ? $", hoặc hỏi nút này bằng --edge {Shown(address)}." : "."),
                $"{Shown(address)} is an edge node ({owner}), not the nation: give --nation the address of a silo"
                    + (takesEdge ? $", or ask this node with --edge {Shown(address)}." : ".")
            )
        );

    private static FedException IsNation(Uri address, bool takesNation, Language language) =>
        FedException.Refused(
            language.Of(
                $"{Shown(address)} là trung ương, không phải nút của tỉnh: hãy cho --edge địa chỉ của nút tỉnh"
                    + (takesNation ? $", hoặc hỏi trung ương bằng --nation {Shown(address)}." : "."),
                $"{Shown(address)} is a silo of the nation, not an edge node: give --edge the address of a province's "
                    + (takesNation ? $"node, or ask the nation with --nation {Shown(address)}." : "node.")
            )
        );

    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Whose edge node answers there; null: none does.</summary>
    private static async Task<string?> OwnerAsync(Uri address, Language language, CancellationToken cancellationToken)
    {
        using var edge = new EdgeClient(address, Claim.Operator);
        try
        {
            var call = edge.Within(LookTimeout, cancellationToken);
            var status = await edge.Ledger.StatusAsync(new LedgerStatusRequest(), call);
            return $"{status.Owner} {Names.Area(status.Owner, Today(), language)}";
        }
        catch (RpcException)
        {
            // Whatever it says: no edge node answers there.
            return null;
        }
    }

    private static async Task<bool> IsNationAsync(Uri address, CancellationToken cancellationToken)
    {
        using var nation = new NationClient(new NationOptions { Addresses = [address], CallTimeout = LookTimeout });
        try
        {
            _ = await nation.LinksAsync(cancellationToken);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static Core.Calendars.Day Today() => Core.Calendars.Day.At(TimeProvider.System.GetUtcNow());
}

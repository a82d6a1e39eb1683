using Federation.EdgeNode.Ledger;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode;

/// <summary>Refuses to start on options that cannot work, and says which, why, and what would.</summary>
internal sealed class EdgeOptionsValidation : IValidateOptions<EdgeOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        var wrong = new List<string>();
        if (options.Owner.Length == 0)
        {
            wrong.Add("Edge:Owner is empty. Give the code of the province that owns the ledger: --Edge:Owner 04.");
        }

        if (options.Data.Length == 0)
        {
            wrong.Add("Edge:Data is empty. Give the directory of the ledger: --Edge:Data /var/lib/federation/edge-04.");
        }

        if (options.Mirror.Length > 0 && Path.GetFullPath(options.Mirror) == Path.GetFullPath(options.Data))
        {
            wrong.Add($"Edge:Mirror is Edge:Data, {options.Data}. Give a directory on another disk.");
        }

        CheckEarlier(wrong, options.EarlierOwners);
        CheckPort(wrong, "Edge:Port", options.Port);
        CheckPort(wrong, "Edge:OrleansPort", options.OrleansPort);
        CheckNation(wrong, options.Nation);
        if (options.ConfirmationDays is < 1 or > 365)
        {
            wrong.Add($"Edge:ConfirmationDays is {options.ConfirmationDays}. Choose 1 to 365.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void CheckEarlier(List<string> wrong, IReadOnlyList<string> owners)
    {
        wrong.AddRange(
            owners
                .Where(owner => !LedgerOwner.TryParse(owner, out var read) || read.On is null)
                .Select(owner =>
                    $"Edge:Earlier holds '{owner}'. Give the code of a province with a day on which it was one: "
                    + "15@2025-06-30."
                )
        );
        wrong.AddRange(
            owners
                .CountBy(owner => owner)
                .Where(owner => owner.Value > 1)
                .Select(owner => $"Edge:Earlier names {owner.Key} {owner.Value} times. Name each once.")
        );
    }

    private static void CheckPort(List<string> wrong, string key, int port)
    {
        if (port is < 0 or > 65_535)
        {
            wrong.Add($"{key} is {port}. A port lies between 0 and 65535.");
        }
    }

    private static void CheckNation(List<string> wrong, string nation)
    {
        foreach (var text in nation.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                wrong.Add(
                    $"Edge:Nation holds '{text}'. Give addresses such as http://127.0.0.1:5080, with commas between."
                );
            }
        }
    }
}

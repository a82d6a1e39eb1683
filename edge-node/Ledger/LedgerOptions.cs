using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>The bounds of the ledger's writer. Section <c>Edge:Ledger</c>.</summary>
public sealed class LedgerOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge:Ledger";

    /// <summary>
    /// Commands that may wait for the writer. Default 16384, 1 to 1048576: a fifth of a second at 80,000 a second. When
    /// it is full, callers are refused with RESOURCE_EXHAUSTED at once: waiting longer would not help them.
    /// </summary>
    public int QueueMax { get; set; } = 16_384;

    /// <summary>
    /// Commands in one transaction. Default 2048, 1 to 65536: bounds how long the first of a batch waits for the last.
    /// </summary>
    public int BatchMax { get; set; } = 2_048;

    /// <summary>
    /// Latest facts kept in memory for grains that follow the ledger. Default 16384, 8192 to 1048576: older ones are
    /// read from sealed frames, and what is not sealed (64 KiB at most) must fit here.
    /// </summary>
    public int TailMax { get; set; } = 16_384;

    /// <summary>
    /// How long a caller waits for the writer before the outcome is unknown. Default 15 s, 1 s to 10 min.
    /// </summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>Refuses bounds outside their ranges.</summary>
internal sealed class LedgerOptionsValidation : IValidateOptions<LedgerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LedgerOptions options)
    {
        var wrong = new List<string>();
        Check(wrong, nameof(options.QueueMax), options.QueueMax, 1, 1_048_576);
        Check(wrong, nameof(options.BatchMax), options.BatchMax, 1, 65_536);
        Check(wrong, nameof(options.TailMax), options.TailMax, 8_192, 1_048_576);
        if (options.CommandTimeout < TimeSpan.FromSeconds(1) || options.CommandTimeout > TimeSpan.FromMinutes(10))
        {
            wrong.Add(
                $"{LedgerOptions.Section}:CommandTimeout is {options.CommandTimeout}. Choose 00:00:01 to 00:10:00."
            );
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void Check(List<string> wrong, string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            wrong.Add($"{LedgerOptions.Section}:{key} is {value}. Choose {least} to {most}.");
        }
    }
}

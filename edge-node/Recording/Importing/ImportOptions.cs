using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>The bounds of an imported file. Section <c>Edge:Import</c>.</summary>
public sealed class ImportOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Edge:Import";

    /// <summary>
    /// Largest file in bytes. Default and most 16 MiB, which hold 100,000 lines of 160 bytes; at least 1 KiB.
    /// </summary>
    public int FileBytesMax { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// Most lines without the header line. Default and most 100,000: all of a file is one transaction; at least 1.
    /// </summary>
    public int LinesMax { get; set; } = 100_000;

    /// <summary>
    /// How long a file may take to arrive. Default 60 s, 1 s to 10 min: its bytes are held in memory until it is
    /// complete.
    /// </summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>Refuses bounds outside their ranges.</summary>
internal sealed class ImportOptionsValidation : IValidateOptions<ImportOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ImportOptions options)
    {
        var wrong = new List<string>();
        if (options.FileBytesMax is < 1024 or > 16 * 1024 * 1024)
        {
            wrong.Add($"{ImportOptions.Section}:FileBytesMax is {options.FileBytesMax}. Choose 1024 to 16777216.");
        }

        if (options.LinesMax is < 1 or > 100_000)
        {
            wrong.Add($"{ImportOptions.Section}:LinesMax is {options.LinesMax}. Choose 1 to 100000.");
        }

        if (options.UploadTimeout < TimeSpan.FromSeconds(1) || options.UploadTimeout > TimeSpan.FromMinutes(10))
        {
            wrong.Add(
                $"{ImportOptions.Section}:UploadTimeout is {options.UploadTimeout}. Choose 00:00:01 to 00:10:00."
            );
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

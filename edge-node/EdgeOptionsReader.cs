using Microsoft.Extensions.Options;

namespace Federation.EdgeNode;

/// <summary>Reads what the host itself needs before it can be built, checked.</summary>
internal static class EdgeOptionsReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="OptionsValidationException">Names every value that cannot work, and what would.</exception>
    public static EdgeOptions Read(IConfiguration configuration)
    {
        var options = new EdgeOptions();
        try
        {
            configuration.GetSection(EdgeOptions.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw Refused([$"{e.Message} Ports and days are whole numbers."]);
        }

        var checkedOptions = new EdgeOptionsValidation().Validate(null, options);
        return checkedOptions.Succeeded ? options : throw Refused(checkedOptions.Failures!);
    }

    private static OptionsValidationException Refused(IEnumerable<string> failures) =>
        new(Options.DefaultName, typeof(EdgeOptions), failures);
}

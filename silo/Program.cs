using Federation.Core.Journal;
using Federation.Silo;
using Federation.Wire.Hosting;
using Microsoft.Extensions.Options;

try
{
    CrashPoints.Arm();
    await using var app = await NationHost.BuildAsync(args);
    return await SiloRun.RunAsync(app, Console.Out, Console.Error);
}
catch (Exception wrong)
    when (wrong
            is OptionsValidationException
                or JournalDamagedException
                or JournalUnavailableException
                or IOException
                or FormatException
    )
{
    return await SiloRun.RefuseAsync(wrong, Console.Error);
}

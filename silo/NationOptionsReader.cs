using Federation.Core.Exchange;
using Federation.Silo.Alarms;
using Federation.Silo.Boards;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Briefings;
using Federation.Silo.Intake;
using Federation.Silo.Journal;
using Federation.Silo.Postgres;
using Federation.Silo.Vintages;
using Microsoft.Extensions.Options;

namespace Federation.Silo;

/// <summary>Binds every option of the silo and refuses to go on with one that cannot work.</summary>
internal static class NationOptionsReader
{
    /// <returns>Where the silo stands, and on which database.</returns>
    /// <exception cref="OptionsValidationException">Names everything that is wrong.</exception>
    public static (NationOptions Nation, PostgresOptions Postgres) Read(
        IServiceCollection services,
        IConfiguration configuration
    )
    {
        var postgres = Bind<PostgresOptions>(services, configuration, PostgresOptions.Section, one => one.Problems());
        var nation = Bind<NationOptions>(
            services,
            configuration,
            NationOptions.Section,
            options => options.Problems(isDataNeeded: !postgres.IsUsed)
        );
        _ = Bind<JournalOptions>(services, configuration, JournalOptions.Section, options => options.Problems());
        _ = Bind<IntakeHostOptions>(services, configuration, IntakeHostOptions.Section, options => options.Problems());
        _ = Bind<BoardsOptions>(services, configuration, BoardsOptions.Section, options => options.Problems());
        _ = Bind<CheckpointOptions>(services, configuration, CheckpointOptions.Section, options => options.Problems());
        _ = Bind<VintagesOptions>(services, configuration, VintagesOptions.Section, options => options.Problems());
        _ = Bind<WebFrontOptions>(services, configuration, WebFrontOptions.Section, options => options.Problems());
        _ = Bind<BriefingsOptions>(services, configuration, BriefingsOptions.Section, options => options.Problems());
        _ = Bind<AlarmsOptions>(services, configuration, AlarmsOptions.Section, options => options.Problems());
        _ = Bind<IntakeOptions>(services, configuration, "Nation:Intake", Problems);
        return (nation, postgres);
    }

    private static T Bind<T>(
        IServiceCollection services,
        IConfiguration configuration,
        string section,
        Func<T, IEnumerable<string>> problems
    )
        where T : class, new()
    {
        var options = new T();
        configuration.GetSection(section).Bind(options);
        var wrong = problems(options).ToList();
        if (wrong.Count > 0)
        {
            throw new OptionsValidationException(section, typeof(T), wrong);
        }

        _ = services.AddSingleton(Options.Create(options));
        return options;
    }

    private static IEnumerable<string> Problems(IntakeOptions options)
    {
        try
        {
            options.Validate();
            return [];
        }
        catch (ArgumentException wrong)
        {
            return [$"Nation:Intake: {wrong.Message}"];
        }
    }
}

using System.Data.Common;
using Federation.Core.Journal;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Alarms;

/// <summary>Has the alarms looked at for as long as the silo runs; of several silos each asks.</summary>
internal sealed partial class AlarmWatch(
    IGrainFactory grains,
    IHostApplicationLifetime lifetime,
    IOptions<AlarmsOptions> options,
    TimeProvider time,
    ILogger<AlarmWatch> logger
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the silo has joined, no grain can be asked.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, stoppingToken);
        using var begun = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, over.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, begun.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var timer = new PeriodicTimer(options.Value.LookInterval, time);
        var isAnswering = true;
        while (await NextAsync(timer, over.Token))
        {
            try
            {
                var look = grains.GetGrain<IAlarmGrain>(0).LookAsync();
                await look.WaitAsync(options.Value.GrainTimeout, time, over.Token);
                isAnswering = true;
            }
            catch (Exception cause)
                when (cause
                        is TimeoutException
                            or OrleansException
                            or JournalUnavailableException
                            or InvalidDataException
                            or InvalidOperationException
                            or DbException
                            or OperationCanceledException
                )
            {
                if (isAnswering && !over.IsCancellationRequested)
                {
                    Log.NotLooked(logger, cause);
                }

                isAnswering = false;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7111, LogLevel.Warning, "The alarms could not be looked at; they stay as they are.")]
        public static partial void NotLooked(ILogger logger, Exception cause);
    }
}

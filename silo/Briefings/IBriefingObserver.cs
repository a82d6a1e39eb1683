using Orleans.Concurrency;

namespace Federation.Silo.Briefings;

/// <summary>A silo that shows a briefing.</summary>
internal interface IBriefingObserver : IGrainObserver
{
    /// <summary>Something happened. One that is not told is found at the next question.</summary>
    /// <param name="happened">A BriefingEvent.</param>
    [OneWay]
    Task HappenedAsync(byte[] happened);
}

namespace Federation.Silo;

/// <summary>Times of day as the contract writes them.</summary>
internal static class UnixTime
{
    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public static long Microseconds(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

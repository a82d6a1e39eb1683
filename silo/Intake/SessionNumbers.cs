using Federation.Core.Exchange;

namespace Federation.Silo.Intake;

/// <summary>
/// Mints session numbers: each higher than the one before, also after a restart of the silo, because they follow its
/// clock; a clock that was put back only makes them follow each other closely. Any thread may call it.
/// </summary>
internal sealed class SessionNumbers(TimeProvider time)
{
    private long _last;

    public SessionNumber Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var now = UnixTime.Microseconds(time.GetUtcNow());
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return new SessionNumber(next);
            }
        }
    }
}

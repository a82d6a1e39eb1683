using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Silo.Provinces;

namespace Federation.Silo.Boards;

public sealed partial class FoldHost
{
    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Error, "The journal could not be read; boards are not confirmed until it can.")]
        public static partial void JournalUnavailable(ILogger logger, Exception cause);

        [LoggerMessage(4002, LogLevel.Information, "The journal can be read again; {Version} is folded.")]
        public static partial void JournalIsBack(ILogger logger, JournalVersion version);

        [LoggerMessage(
            4003,
            LogLevel.Error,
            "{Owner}, ledger {Ledger}: what was announced for frame {Frame} was wrong ({Fault}); the frames stand."
        )]
        public static partial void StandingWasWrong(
            ILogger logger,
            string owner,
            Guid ledger,
            long frame,
            StandingFault fault
        );

        /// <summary>Tells where a record showed that what its edge had announced was wrong.</summary>
        public static void Alarm(ILogger logger, AreaCatalogue areas, BoardFold fold, JournalRecord record)
        {
            if (fold.StandingAlarms.TryGetValue(record.Ledger, out var alarm) && alarm.Position == record.Position)
            {
                var owner = OwnerName.Of(areas, record.Owner);
                StandingWasWrong(logger, owner, record.Ledger.Value, alarm.Through.Value, alarm.Fault);
            }
        }
    }
}

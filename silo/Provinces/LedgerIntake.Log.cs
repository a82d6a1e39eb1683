using Federation.Core.Exchange;

namespace Federation.Silo.Provinces;

internal sealed partial class LedgerIntake
{
    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "{Owner}, ledger {Ledger}: the link became {State}. {Reason}")]
        public static partial void LinkChanged(
            ILogger logger,
            string owner,
            Guid ledger,
            LinkState state,
            string reason
        );

        [LoggerMessage(2002, LogLevel.Information, "{Owner}, ledger {Ledger}: session {Session} was closed: {Why}.")]
        public static partial void SessionClosed(
            ILogger logger,
            string owner,
            Guid ledger,
            long session,
            CloseReason why
        );

        [LoggerMessage(
            2003,
            LogLevel.Warning,
            "{Owner}, ledger {Ledger}: session {Session} did not read what was sent and was closed."
        )]
        public static partial void SessionDoesNotRead(ILogger logger, string owner, Guid ledger, long session);

        [LoggerMessage(
            2004,
            LogLevel.Warning,
            "{Owner}, ledger {Ledger}: term {Term} is held by another activation; this one stood down."
        )]
        public static partial void StoodDown(ILogger logger, string owner, Guid ledger, long term);

        [LoggerMessage(2005, LogLevel.Warning, "{Owner}, ledger {Ledger}: raised the term to read anew. {Reason}")]
        public static partial void Reloading(ILogger logger, string owner, Guid ledger, string reason);

        [LoggerMessage(
            2006,
            LogLevel.Critical,
            "{Owner}, ledger {Ledger}: the edge has a receipt for {Receipted}, the journal ends at {Watermark}. "
                + "The nation lost its tail: a new epoch was begun, and the edges send again what is missing."
        )]
        public static partial void NationBehind(
            ILogger logger,
            string owner,
            Guid ledger,
            long receipted,
            long watermark
        );

        [LoggerMessage(2007, LogLevel.Error, "{Owner}, ledger {Ledger}: the journal could not be used.")]
        public static partial void JournalUnavailable(ILogger logger, Exception cause, string owner, Guid ledger);

        [LoggerMessage(2008, LogLevel.Debug, "{Owner}, ledger {Ledger}: the intake ended with work under way.")]
        public static partial void IntakeAbandoned(ILogger logger, string owner, Guid ledger);

        [LoggerMessage(
            2009,
            LogLevel.Warning,
            "{Owner}, ledger {Ledger}: session {Session} announced what was refused ({Refusal}). {Detail}"
        )]
        public static partial void StandingRefused(
            ILogger logger,
            string owner,
            Guid ledger,
            long session,
            StandingRefusal refusal,
            string detail
        );
    }
}

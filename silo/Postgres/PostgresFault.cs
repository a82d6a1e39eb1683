using Federation.Core.Journal;
using Npgsql;

namespace Federation.Silo.Postgres;

/// <summary>
/// What a failure of PostgreSQL means for what was written. Each of our writes is one statement and one transaction.
/// </summary>
internal static class PostgresFault
{
    /// <summary>How a write ended that failed.</summary>
    public enum Outcome
    {
        /// <summary>Nothing was written; the same write may be made again.</summary>
        RolledBack,

        /// <summary>Nothing was written, and the same write always fails so: the silo must not go on.</summary>
        Deterministic,

        /// <summary>The answer was lost: nobody knows whether it was committed.</summary>
        Unknown,
    }

    /// <summary>Classifies the failure of a write.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="isSent">False where it failed before the statement was sent: the connection was not there.</param>
    public static Outcome Of(NpgsqlException fault, bool isSent)
    {
        if (!isSent)
        {
            return IsRefusedForGood(fault) ? Outcome.Deterministic : Outcome.RolledBack;
        }

        // Without an error of the server, the line broke or the wait ended. And a server that is shut down may say so
        // to a session whose commit is already on its disk.
        return fault is not PostgresException { SqlState: var state } || IsShutdown(state) ? Outcome.Unknown
            : IsPassing(state) ? Outcome.RolledBack
            : Outcome.Deterministic;
    }

    /// <summary>The journal's own exception, where no outcome is asked for: damaged, or not available.</summary>
    public static Exception Translate(string name, NpgsqlException fault) =>
        fault is PostgresException { SqlState: var state } && !IsPassing(state) && !IsShutdown(state)
            ? new JournalDamagedException($"{name}: {Text(fault)} {Cure(state)}")
            : new JournalUnavailableException(
                $"{name}: {Text(fault)} See that the server runs and takes connections; the call may be made again.",
                fault
            );

    /// <summary>What the server or the line said, in one sentence.</summary>
    public static string Text(NpgsqlException fault) =>
        fault is PostgresException said
            ? $"{said.MessageText} ({said.SqlState})."
            : $"{(fault.InnerException ?? fault).Message.TrimEnd('.')}.";

    private static bool IsRefusedForGood(NpgsqlException fault) =>
        fault is PostgresException { SqlState: var state } && !IsPassing(state) && !IsShutdown(state);

    /// <summary>Admin shutdown, crash shutdown, idle session ended, and every error of the connection itself.</summary>
    private static bool IsShutdown(string state) =>
        state is "57P01" or "57P02" or "57P05" or "25P03" || state.StartsWith("08", StringComparison.Ordinal);

    /// <summary>
    /// Serialization and deadlocks, locks and statements that took too long, a lack of resources (also a full disk), a
    /// server that starts or stops, a server's own IO error.
    /// </summary>
    private static bool IsPassing(string state) =>
        state is "55P03" or "57014" or "57P03" or "58030" or "25006"
        || state.StartsWith("40", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal);

    private static string Cure(string state) =>
        state[..2] switch
        {
            "23" => "A law of the journal's schema would be broken: stop the silos and run `fed verify`.",
            "28" => "The server does not know this role or its password: see Nation:Postgres.",
            "3D" => "The database is not there: CREATE DATABASE federation OWNER federation.",
            "42" => "The schema or the rights were changed under the silo: give them back, and start it again.",
            "XX" => "The server found its own files damaged: stop the silos, and bring back a backup.",
            _ => "Stop the silos, and see the server's log.",
        };
}

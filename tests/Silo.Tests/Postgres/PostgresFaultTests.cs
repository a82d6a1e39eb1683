using Federation.Silo.Postgres;
using Npgsql;
using Outcome = Federation.Silo.Postgres.PostgresFault.Outcome;

namespace Federation.Silo.Tests.Postgres;

/// <summary>
/// What each failure of the server means for what was written; each of our writes is one transaction.
/// </summary>
public sealed class PostgresFaultTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.LockNotAvailable)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.TooManyConnections)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.OutOfMemory)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction)]
    [InlineData(PostgresErrorCodes.IoError)]
    public void What_the_server_gave_up_may_be_tried_again(string state) =>
        Assert.Equal(Outcome.RolledBack, PostgresFault.Of(Said(state), isSent: true));

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    [InlineData("25P03")]
    public void What_a_server_that_goes_away_did_with_a_statement_is_unknown(string state) =>
        Assert.Equal(Outcome.Unknown, PostgresFault.Of(Said(state), isSent: true));

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.CheckViolation)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    [InlineData(PostgresErrorCodes.DataCorrupted)]
    public void What_must_fail_again_in_the_same_way_stops_the_silo(string state) =>
        Assert.Equal(Outcome.Deterministic, PostgresFault.Of(Said(state), isSent: true));

    [Fact]
    public void A_line_that_breaks_leaves_what_was_sent_unknown_and_what_was_not_sent_undone()
    {
        var broken = new NpgsqlException("The line broke.");

        Assert.Equal(Outcome.Unknown, PostgresFault.Of(broken, isSent: true));
        Assert.Equal(Outcome.RolledBack, PostgresFault.Of(broken, isSent: false));
    }

    [Fact]
    public void A_server_that_never_lets_this_role_in_stops_the_silo_and_one_that_starts_does_not()
    {
        Assert.Equal(Outcome.Deterministic, PostgresFault.Of(Said(PostgresErrorCodes.InvalidPassword), isSent: false));
        Assert.Equal(Outcome.RolledBack, PostgresFault.Of(Said(PostgresErrorCodes.CannotConnectNow), isSent: false));
    }

    private static PostgresException Said(string state) => new("said", "ERROR", "ERROR", state);
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>Short forms for statements that are run once.</summary>
internal static class SqliteExtensions
{
    /// <summary>Runs statements that give no rows.</summary>
    public static int Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text comes from this program: literals and embedded scripts
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public static T Scalar<T>(this SqliteConnection connection, string sql)
        where T : IConvertible
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text comes from this program
        command.CommandText = sql;
#pragma warning restore CA2100
        var value = command.ExecuteScalar();
        return (T)Convert.ChangeType(value!, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a parameter without a value and returns it, for a statement that is prepared once.</summary>
    public static SqliteParameter Add(this SqliteCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}

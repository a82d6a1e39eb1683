namespace Federation.Silo;

/// <summary>Where this silo stands. Section <c>Nation</c>.</summary>
public sealed class NationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Nation";

    /// <summary>
    /// Directory of the journal and of grain storage, made where it is missing. No default: the nation's record is kept
    /// where its operator says. Not used where <c>Nation:Postgres:Connection</c> names a database.
    /// </summary>
    public string Data { get; set; } = "";

    /// <summary>
    /// Port of the gRPC services on 127.0.0.1, cleartext HTTP/2. Default 5080; 0: any free port (tests).
    /// </summary>
    public int Port { get; set; } = 5080;

    /// <summary>
    /// Port of the web pages and health checks on 127.0.0.1, HTTP/1.1. Default 5090; 0: any free port (tests).
    /// </summary>
    public int WebPort { get; set; } = 5090;

    /// <summary>
    /// Port of the Orleans dashboard on 127.0.0.1, HTTP/1.1: grains, calls and logs of the cluster, for its engineers.
    /// Default 0: there is none. Whoever reaches the port sees all of it.
    /// </summary>
    public int AdminPort { get; set; }

    /// <summary>
    /// Port of Orleans on 127.0.0.1. Default 0: <see cref="Port"/> + 10000, or - 10000 where that is above 65535, so
    /// that silos on one machine do not meet.
    /// </summary>
    public int OrleansPort { get; set; }

    /// <summary>The Orleans port after the default is applied.</summary>
    public int EffectiveOrleansPort =>
        OrleansPort != 0 ? OrleansPort : Port + (Port + 10_000 <= 65_535 ? 10_000 : -10_000);

    /// <summary>Names everything that cannot work, why, and what would; empty where all is well.</summary>
    /// <param name="isDataNeeded">False where the nation stands on a database.</param>
    public IEnumerable<string> Problems(bool isDataNeeded)
    {
        if (isDataNeeded && Data.Length == 0)
        {
            yield return $"{Section}:Data is empty. Give the journal's directory: --Nation:Data /var/lib/federation, "
                + "or a database: --Nation:Postgres:Connection \"Host=127.0.0.1;Database=federation\".";
        }

        foreach (
            var (name, port) in ((string, int)[])
                [("Port", Port), ("WebPort", WebPort), ("AdminPort", AdminPort), ("OrleansPort", OrleansPort)]
        )
        {
            if (port is < 0 or > 65_535)
            {
                yield return $"{Section}:{name} is {port}. A port lies between 0 and 65535.";
            }
        }

        if (Port == 0 && OrleansPort == 0)
        {
            yield return $"{Section}:OrleansPort is 0 while Port is any free port: give it.";
        }
    }
}

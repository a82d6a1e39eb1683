using Federation.Core.Ledger;

namespace Federation.Client;

/// <summary>How a reader reaches the nation.</summary>
public sealed class NationOptions
{
    /// <summary>
    /// The silos' addresses, <c>http://127.0.0.1:5080</c>; at least one. They are tried in this order.
    /// </summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>Who calls. Default: an operator.</summary>
    public Claim As { get; init; } = Claim.Operator;

    /// <summary>
    /// How long one question may take at one address. Default 5 s; a whole board is derived in far less.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how long without any message a stream is given up. Default 3 s: a silo beats each second, and HTTP/2 alone
    /// does not end a half-open call.
    /// </summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How old the silo's last look at the journal's head may be while a board still counts as live. Default 2 s
    /// (DESIGN law 4).
    /// </summary>
    public TimeSpan ConfirmedWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause before an address is tried again; grows from 100 ms, jittered. Default 2 s.</summary>
    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Makes what carries the calls of one address; the client disposes it. Default null: native gRPC over HTTP/2. A
    /// page in a browser brings gRPC-Web.
    /// </summary>
    public Func<HttpMessageHandler>? Transport { get; init; }

    /// <summary>Reads addresses with commas between them.</summary>
    /// <returns>Null where one is not an http or https address; then <paramref name="wrong"/> names it.</returns>
    public static IReadOnlyList<Uri>? ParseAddresses(string text, out string wrong)
    {
        wrong = "";
        var addresses = new List<Uri>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                wrong = part;
                return null;
            }

            addresses.Add(uri);
        }

        return addresses;
    }

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    internal static void Check(NationOptions options)
    {
        if (options.Addresses.Count == 0)
        {
            throw new ArgumentException(
                "Addresses is empty; give at least one, such as http://127.0.0.1:5080.",
                nameof(options)
            );
        }

        Check(nameof(CallTimeout), options.CallTimeout, nameof(options));
        Check(nameof(SilenceTimeout), options.SilenceTimeout, nameof(options));
        Check(nameof(ConfirmedWithin), options.ConfirmedWithin, nameof(options));
        Check(nameof(RetryDelayMax), options.RetryDelayMax, nameof(options));
    }

    private static void Check(string name, TimeSpan value, string options)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromMinutes(10))
        {
            throw new ArgumentException($"{name} is {value}; it must be above 0 and at most 10 minutes.", options);
        }
    }
}

using Grpc.Core;

namespace Federation.Fed.Cli;

/// <summary>Deadlines and metadata of calls.</summary>
internal static class CallSettings
{
    /// <summary>A question or a recording: answered in milliseconds where all is well.</summary>
    public static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>An import of the largest file.</summary>
    public static readonly TimeSpan ImportTimeout = TimeSpan.FromMinutes(5);

    /// <summary>The claim of who asks, and a deadline.</summary>
    public static CallOptions For(string claim, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var metadata = new Metadata { { "federation-as", claim } };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + timeout;
        return new CallOptions(metadata, deadline, cancellationToken);
    }
}

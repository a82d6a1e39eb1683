namespace Federation.Core.Exchange;

/// <summary>How a standing that came in is judged.</summary>
internal abstract record StandingVerdict
{
    private StandingVerdict() { }

    /// <summary>It goes to the journal.</summary>
    public sealed record Accepted(AnnouncedStanding Standing) : StandingVerdict;

    /// <summary>The frame that it is of, or a later standing, is here already: nothing is wrong.</summary>
    public sealed record Passed : StandingVerdict
    {
        /// <summary>The one instance.</summary>
        public static Passed Instance { get; } = new();
    }

    /// <summary>It breaks the contract.</summary>
    public sealed record Refused(StandingRefusal Refusal, string Detail) : StandingVerdict;

    /// <summary>Same number as the announced head, other hash.</summary>
    public sealed record Forked(FrameHead Edge, FrameHead Nation) : StandingVerdict;
}

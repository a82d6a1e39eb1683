namespace Federation.EndToEnd.Battery;

/// <summary>One thing that is asked of an edge node until it is acknowledged.</summary>
/// <param name="Id">The entry's id: the same at every retry.</param>
internal abstract record Ask(Guid Id)
{
    /// <summary>What it does to the figures once it is acknowledged.</summary>
    public abstract Change Change { get; }

    /// <summary>The activity that is live afterwards; null after a void.</summary>
    public abstract (Guid Id, int Day, long Participants)? After { get; }

    /// <summary>A new activity on a day counted from 2025-01-01.</summary>
    public sealed record Record(Guid Id, int Day, long Participants) : Ask(Id)
    {
        public override Change Change => new(1, Participants);

        public override (Guid Id, int Day, long Participants)? After => (Id, Day, Participants);
    }

    /// <summary>Another number of participants.</summary>
    public sealed record Correct((Guid Id, int Day, long Participants) Live, Guid Id, long Participants) : Ask(Id)
    {
        public override Change Change => new(0, Participants - Live.Participants);

        public override (Guid Id, int Day, long Participants)? After => (Live.Id, Live.Day, Participants);
    }

    /// <summary>An activity taken back.</summary>
    public sealed record Void((Guid Id, int Day, long Participants) Live, Guid Id) : Ask(Id)
    {
        public override Change Change => new(-1, -Live.Participants);

        public override (Guid Id, int Day, long Participants)? After => null;
    }
}

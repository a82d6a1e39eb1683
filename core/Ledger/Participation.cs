namespace Federation.Core.Ledger;

/// <summary>Whether a participant stands by its part in a joint activity. Who declined is none any more.</summary>
public enum Participation
{
    /// <summary>It is asked, and has time left.</summary>
    Pending,

    /// <summary>It said so.</summary>
    Confirmed,

    /// <summary>It said nothing in its time: the confirmation is deemed given.</summary>
    Deemed,
}

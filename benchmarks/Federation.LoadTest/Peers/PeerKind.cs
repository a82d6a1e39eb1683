namespace Federation.LoadTest.Peers;

/// <summary>One row of the comparison.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Name">Its name in the table.</param>
/// <param name="Durability">What an answer promises at the moment of it.</param>
/// <param name="IsDurable">True where what was answered survives the loss of power.</param>
/// <param name="Client">How increments are sent, and how many may be unanswered.</param>
/// <param name="Lanes">
/// How many shares the increments are dealt into, from 1 to 34; a connection each where <c>Client</c> does not differ.
/// </param>
/// <param name="Make">Makes one for a round.</param>
internal sealed record PeerKind(
    string Id,
    string Name,
    string Durability,
    bool IsDurable,
    string Client,
    int Lanes,
    Func<IPeer> Make
);

using Federation.Client;
using Federation.Core.Figures;
using Federation.Wire.V1;

namespace Federation.Fed.Briefings;

/// <summary>Whom a command asks about which briefing, for which ministry.</summary>
/// <param name="Nation">Where.</param>
/// <param name="Briefing">Its id; empty: the newest that is open.</param>
/// <param name="Ministry">For whom.</param>
internal sealed record BriefingCall(NationClient Nation, string Briefing, Ministry Ministry)
{
    public BriefingClient Client { get; } = new(Nation);

    /// <summary>The briefing as it stands.</summary>
    public Task<BriefingState> ShowAsync(CancellationToken cancellationToken) =>
        Client.ShowAsync(Briefing, cancellationToken);

    /// <summary>One command of the presenter, against the state as it stands.</summary>
    public async Task<BriefingState> SteerAsync(SteerRequest request, CancellationToken cancellationToken)
    {
        var state = await ShowAsync(cancellationToken);
        request.Briefing = state.Id;
        request.CommandId = NewId();
        request.Ministry = Ministry.Code();
        request.Against = state.Number;
        return await Client.SteerAsync(request, cancellationToken);
    }

    /// <summary>An id for a command.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString();
}

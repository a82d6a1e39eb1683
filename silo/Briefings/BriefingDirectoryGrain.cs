using Federation.Silo.Storage;

namespace Federation.Silo.Briefings;

/// <summary>Keeps which briefings there are.</summary>
internal sealed class BriefingDirectoryGrain(
    [PersistentState("briefings", GrainStorage.Name)] IPersistentState<BriefingDirectoryState> stored
) : Grain, IBriefingDirectoryGrain
{
    /// <inheritdoc/>
    public async Task AddAsync(Guid briefing)
    {
        if (stored.State.Briefings.Contains(briefing))
        {
            return;
        }

        stored.State.Briefings.Add(briefing);
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Whether it was stored is not known: the next activation reads what there is.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<Guid[]> NewestAsync(int most) =>
        Task.FromResult(stored.State.Briefings.AsEnumerable().Reverse().Take(most).ToArray());
}

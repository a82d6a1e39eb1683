using Federation.Core.Figures;
using Federation.Silo.Catalogue;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Briefings;

/// <summary>What a follower of a briefing needs of its silo.</summary>
internal sealed class BriefingServices(
    IGrainFactory grains,
    BriefingBoards boards,
    BriefingKeeper keeper,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<BriefingsOptions> options,
    TimeProvider time,
    ILogger<BriefingFollower> logger
)
{
    /// <summary>This silo's own name among those that show briefings.</summary>
    public Guid Silo { get; } = Guid.NewGuid();

    public IGrainFactory Grains => grains;

    public BriefingBoards Boards => boards;

    public BriefingKeeper Keeper => keeper;

    public AreaBook Areas => areas;

    public IndicatorCatalogue Indicators => indicators;

    public BriefingsOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Logger => logger;
}

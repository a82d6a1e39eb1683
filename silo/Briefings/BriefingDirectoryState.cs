namespace Federation.Silo.Briefings;

/// <summary>Which briefings there are.</summary>
[GenerateSerializer]
internal sealed class BriefingDirectoryState
{
    /// <summary>Their ids, in the order in which they were opened.</summary>
    [Id(0)]
    public List<Guid> Briefings { get; set; } = [];
}

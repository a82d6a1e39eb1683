namespace Federation.Silo.Briefings;

/// <summary>Which briefings there are; one grain for the nation, key 0.</summary>
internal interface IBriefingDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Notes a briefing before it is opened, so that none that was opened is missing; one that is known stays where it
    /// is.
    /// </summary>
    Task AddAsync(Guid briefing);

    /// <summary>The newest first; one that was not opened after all may be among them.</summary>
    /// <param name="most">How many.</param>
    Task<Guid[]> NewestAsync(int most);
}

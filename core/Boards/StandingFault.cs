namespace Federation.Core.Boards;

/// <summary>What was wrong with a standing when its frame had come. Numbered for ever.</summary>
public enum StandingFault : byte
{
    /// <summary>It named another hash than the frame of its number has.</summary>
    HashDiffers = 1,

    /// <summary>Its totals are not those of the frames.</summary>
    TotalsDiffer = 2,
}

namespace Federation.BriefingDisplay.Walls;

/// <summary>How a screen says that what it shows is to be read; each has a word and a colour in the footer.</summary>
public enum Trust
{
    /// <summary>Nothing has come yet.</summary>
    Waiting = 0,

    /// <summary>Verified and current: TRỰC TIẾP.</summary>
    Live = 1,

    /// <summary>Verified, and kept as it was: ĐÃ CHỐT.</summary>
    Frozen = 2,

    /// <summary>Verified, but the line is lost: the last board with its age.</summary>
    Stale = 3,

    /// <summary>What came last did not verify: CHƯA XÁC MINH.</summary>
    Unverified = 4,
}

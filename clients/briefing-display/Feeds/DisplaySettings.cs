namespace Federation.BriefingDisplay.Feeds;

/// <summary>What stands in <c>settings.json</c> beside the page.</summary>
/// <param name="Silos">Web addresses of the nation's silos; the page's own may be among them.</param>
public sealed record DisplaySettings(IReadOnlyList<Uri> Silos);

namespace Federation.EndToEnd.Battery;

/// <summary>How long a fault lasts: the battery draws a time, a test waits for what it wants to see.</summary>
internal delegate Task Hold(CancellationToken cancellationToken);

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>One line of an imported file: its texts as they stand there.</summary>
/// <param name="Line">The line in the file; 1 is the header line.</param>
/// <param name="Fields">
/// Seven texts, in the order of <see cref="CsvReading.Columns"/>; anything where there is a problem.
/// </param>
/// <param name="Problem">Why the line cannot be read; null where it can.</param>
internal sealed record CsvLine(int Line, string[] Fields, CsvProblem? Problem);

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>Why a file is not the CSV that an import reads.</summary>
/// <param name="Line">The line in the file, from 1; 0 where it is the whole file.</param>
/// <param name="Field">The column that is wrong, or "file", "header" or "line".</param>
/// <param name="Message">The value, and what is allowed.</param>
internal sealed record CsvProblem(int Line, string Field, string Message);

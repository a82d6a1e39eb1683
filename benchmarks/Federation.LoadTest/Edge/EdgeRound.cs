namespace Federation.LoadTest.Edge;

/// <summary>What one round measured; times in milliseconds.</summary>
/// <param name="Echoed">Bare calls a second, many callers.</param>
/// <param name="Recorded">Recordings a second, as many callers.</param>
/// <param name="RecordingP50">Of those.</param>
/// <param name="RecordingP99">Of those.</param>
/// <param name="OneEcho">The median bare call of one caller.</param>
/// <param name="OneCommit">The median bare commit.</param>
/// <param name="OneRecording">The median recording of one caller.</param>
internal sealed record EdgeRound(
    double Echoed,
    double Recorded,
    double RecordingP50,
    double RecordingP99,
    double OneEcho,
    double OneCommit,
    double OneRecording
)
{
    /// <summary>Recordings as a share of bare calls.</summary>
    public double Share => Recorded / Echoed;

    /// <summary>One caller's recording, in bare calls and commits.</summary>
    public double OneRatio => OneRecording / (OneEcho + OneCommit);
}

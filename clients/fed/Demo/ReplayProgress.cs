using Federation.Fed.Cli;

namespace Federation.Fed.Demo;

/// <summary>Says in plain lines how far a replay is, each tenth once. Any thread may tell it.</summary>
internal sealed class ReplayProgress(int count, Screen screen, Language language)
{
    private const int Parts = 10;

    private readonly Lock _gate = new();
    private int _said;

    /// <param name="acknowledged">How many are acknowledged.</param>
    public void Acknowledged(int acknowledged)
    {
        var part = (int)((long)acknowledged * Parts / count);
        lock (_gate)
        {
            if (part <= _said)
            {
                return;
            }

            _said = part;
            screen.Line(
                language.Of(
                    $"  đã ghi {acknowledged}/{count} hoạt động",
                    $"  {acknowledged} of {count} activities recorded"
                )
            );
            screen.Output.Flush();
        }
    }
}

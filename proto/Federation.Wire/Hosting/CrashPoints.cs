using System.Diagnostics;

namespace Federation.Wire.Hosting;

/// <summary>
/// Failpoints, in the manner of TiKV's <c>fail-rs</c>: compiled in, and inert unless the environment says otherwise.
/// <c>FEDERATION_CRASH_AT=EdgeAfterSync:3</c> makes the program kill itself (SIGKILL: nothing is flushed, closed or
/// caught) when it comes to that point for the third time; <c>FEDERATION_STOP_AT=SiloBeforeCommit:3</c> makes it stand
/// still there (SIGSTOP) until it is let go on. An inert point costs one comparison with null.
/// </summary>
public static class CrashPoints
{
    /// <summary>The environment variable: a <see cref="CrashPoint"/>, then <c>:</c> and which time, from 1.</summary>
    public const string Variable = "FEDERATION_CRASH_AT";

    /// <summary>The same for a program that is to stand still there.</summary>
    public const string StopVariable = "FEDERATION_STOP_AT";

    private static Plan? s_plan;

    /// <summary>True where a point was armed at the start.</summary>
    public static bool IsArmed => s_plan is not null;

    /// <summary>
    /// Arms what <see cref="Variable"/> or <see cref="StopVariable"/> asks for; to be called first in a program, once.
    /// </summary>
    /// <exception cref="FormatException">The variable names no point; the message says which there are.</exception>
    public static void Arm()
    {
        Arm(Variable, isStop: false);
        Arm(StopVariable, isStop: true);
    }

    /// <summary>The program is at a point; does not return where it was armed for this passage. Any thread.</summary>
    public static void Pass(CrashPoint point) => s_plan?.Pass(point);

    /// <summary>What the program says on its standard error before it does what it was armed for.</summary>
    public static string LastWords(CrashPoint point, bool isStop) =>
        $"It was asked to {Verb(isStop)} itself at {point}, and does.";

    /// <summary>Reads <c>EdgeAfterSync:3</c>; without a number it is the first time.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static (CrashPoint Point, int Times) Read(string text)
    {
        var parts = text.Split(':');
        var times = 1;
        return
            parts.Length <= 2
            && Enum.GetNames<CrashPoint>().Contains(parts[0], StringComparer.Ordinal)
            && (parts.Length == 1 || (int.TryParse(parts[1], out times) && times > 0))
            ? (Enum.Parse<CrashPoint>(parts[0]), times)
            : throw new FormatException(
                $"{Variable} is '{text}'. Give one of {string.Join(", ", Enum.GetNames<CrashPoint>())}, and after a "
                    + "colon which time, from 1."
            );
    }

    private static void Arm(string variable, bool isStop)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text)
        {
            var (point, times) = Read(text);
            s_plan = new Plan(point, times, isStop);
            Console.Error.WriteLine($"{variable} is set: this program will {Verb(isStop)} itself at {text}.");
        }
    }

    private static string Verb(bool isStop) => isStop ? "stop" : "kill";

    private sealed class Plan(CrashPoint point, int times, bool isStop)
    {
        private int _left = times;

        public void Pass(CrashPoint at)
        {
            if (at == point && Interlocked.Decrement(ref _left) == 0)
            {
                Console.Error.WriteLine(LastWords(point, isStop));
                End();
            }
        }

        private void End()
        {
            if (isStop)
            {
                using var signal = Process.Start("kill", ["-STOP", $"{Environment.ProcessId}"]);
                signal.WaitForExit();
            }
            else
            {
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}

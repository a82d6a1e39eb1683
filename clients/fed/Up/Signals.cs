using System.Runtime.InteropServices;

namespace Federation.Fed.Up;

/// <summary>Asks a process to end, as <c>kill PID</c> does: the runtime itself can only end it at once.</summary>
internal static class Signals
{
    private const int Sigterm = 15;

    /// <summary>Sends SIGTERM; a process that is gone is left alone.</summary>
    public static void Terminate(int processId) => _ = Kill(processId, Sigterm);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}

using System.Runtime.InteropServices;

namespace Federation.EndToEnd.Battery;

/// <summary>Stops a process in its tracks and lets it go on, which the runtime has no call for.</summary>
internal static class ProcessSignals
{
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    /// <summary>SIGSTOP: it does nothing any more, and its lines stay open.</summary>
    public static void Freeze(int processId) => _ = Kill(processId, Sigstop);

    /// <summary>SIGCONT: it goes on and knows nothing of the time that has passed.</summary>
    public static void Thaw(int processId) => _ = Kill(processId, Sigcont);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}

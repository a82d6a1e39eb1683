using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Federation.HqConsole.Terminal;

/// <summary>What the system sends: an end in order, and reasons to send the whole screen again.</summary>
internal sealed class Signals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="over">Cancelled by SIGINT (Ctrl-C), SIGTERM, SIGQUIT and SIGHUP.</param>
    /// <param name="resumed">Told after a change of size, and when the console comes to the foreground again.</param>
    public Signals(CancellationTokenSource over, ChannelWriter<bool> resumed)
    {
        foreach (var end in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
        {
            Register(
                end,
                context =>
                {
                    context.Cancel = true;
                    over.Cancel();
                }
            );
        }

        if (!OperatingSystem.IsWindows())
        {
            Register(PosixSignal.SIGWINCH, _ => resumed.TryWrite(true));
            Register(PosixSignal.SIGCONT, _ => resumed.TryWrite(true));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Register(PosixSignal signal, Action<PosixSignalContext> handler) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, handler));
}

using System.Diagnostics;
using System.Globalization;

namespace Federation.EndToEnd.Battery;

/// <summary>A small disk of its own (tmpfs) for one program, which can be filled and given space again.</summary>
internal sealed class Disk : IDisposable
{
    private const string Room = "2g";

    private Disk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts one; null, and the reason, where this account may not mount.</summary>
    public static Disk? TryMount(string path, out string why)
    {
        Directory.CreateDirectory(path);
        why = Run("mount", "-t", "tmpfs", "-o", $"size={Room}", "tmpfs", path);
        return why.Length == 0 ? new Disk(path) : null;
    }

    /// <summary>Hardly a page more can be written.</summary>
    /// <exception cref="InvalidOperationException">Not possible; says why.</exception>
    public void Fill()
    {
        // Below what is in use the size is refused, and the program goes on writing meanwhile: looked at again then.
        var why = "";
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var disk = new DriveInfo(Path);
            var kilobytes = 4 + ((disk.TotalSize - disk.AvailableFreeSpace) / 1024);
            why = Run("mount", "-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={kilobytes}k"), Path);
            if (why.Length == 0)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{Path} cannot be filled: {why}");
    }

    /// <summary>There is space again.</summary>
    public void Free() => Require("mount", "-o", $"remount,size={Room}", Path);

    /// <summary>Nothing may be written, by root neither; only while no file is open for writing.</summary>
    public void ForbidWriting() => Require("mount", "-o", "remount,ro", Path);

    /// <summary>Writing is allowed again.</summary>
    public void AllowWriting() => Require("mount", "-o", "remount,rw", Path);

    public void Dispose() => Run("umount", "-l", Path);

    private static void Require(params string[] command)
    {
        if (Run(command) is { Length: > 0 } why)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {why}");
        }
    }

    /// <summary>Empty where it worked; else what it said.</summary>
    private static string Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}: {said.Trim()}";
    }
}

using System.Threading.Channels;
using Federation.HqConsole.Model;

namespace Federation.HqConsole.Terminal;

/// <summary>
/// Reads keys on a thread of its own, which ends with the process: a blocking read cannot be called off.
/// </summary>
internal static class KeyReader
{
    private const int KeysMax = 64;

    /// <summary>The keys as they are pressed; when nobody takes them, further ones are dropped.</summary>
    public static ChannelReader<KeyPress> Start()
    {
        var keys = Channel.CreateBounded<KeyPress>(
            new BoundedChannelOptions(KeysMax) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        var thread = new Thread(() => Read(keys.Writer)) { IsBackground = true, Name = "keys" };
        thread.Start();
        return keys.Reader;
    }

    /// <summary>What a key of the console means here; null: nothing.</summary>
    public static KeyPress? Meaning(ConsoleKeyInfo key) =>
        key.Key switch
        {
            ConsoleKey.UpArrow => new KeyPress(KeyName.Up),
            ConsoleKey.DownArrow => new KeyPress(KeyName.Down),
            ConsoleKey.PageUp => new KeyPress(KeyName.PageUp),
            ConsoleKey.PageDown => new KeyPress(KeyName.PageDown),
            ConsoleKey.Home => new KeyPress(KeyName.Home),
            ConsoleKey.End => new KeyPress(KeyName.End),
            ConsoleKey.Enter => new KeyPress(KeyName.Enter),
            ConsoleKey.Escape => new KeyPress(KeyName.Escape),
            ConsoleKey.Tab => new KeyPress(KeyName.Tab),
            ConsoleKey.LeftArrow => new KeyPress(KeyName.Left),
            ConsoleKey.RightArrow => new KeyPress(KeyName.Right),
            ConsoleKey.Backspace => new KeyPress(KeyName.Backspace),
            _ when key.KeyChar is '\r' or '\n' => new KeyPress(KeyName.Enter),
            _ when key.KeyChar is '\b' or '\x7f' => new KeyPress(KeyName.Backspace),
            _ when char.IsControl(key.KeyChar) => null,
            _ => KeyPress.Of(key.KeyChar),
        };

    private static void Read(ChannelWriter<KeyPress> keys)
    {
        try
        {
            var mouse = new MouseReader();
            while (true)
            {
                var read = Console.ReadKey(intercept: true);
                foreach (var key in mouse.On(read, read.KeyChar == '\e' && Console.KeyAvailable))
                {
                    keys.TryWrite(key);
                }
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            keys.TryComplete(gone);
        }
    }
}

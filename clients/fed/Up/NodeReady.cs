using System.Text.Json;

namespace Federation.Fed.Up;

/// <summary>What a started program says on the first line of its output, when it answers.</summary>
/// <param name="Url">Its gRPC address.</param>
/// <param name="Web">The nation's web address; empty for an edge node.</param>
internal sealed record NodeReady(string Url, string Web)
{
    /// <summary>Reads the line; null where it is something else.</summary>
    public static NodeReady? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("ready", out var ready)
                && ready.ValueKind == JsonValueKind.True
                && root.TryGetProperty("url", out var url)
                ? new NodeReady(url.GetString() ?? "", root.TryGetProperty("web", out var web) ? web.GetString()! : "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

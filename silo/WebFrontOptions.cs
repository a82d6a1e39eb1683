namespace Federation.Silo;

/// <summary>What the web port serves besides health: the briefing display, and gRPC-Web for it.</summary>
public sealed class WebFrontOptions
{
    /// <summary>Where these stand in the configuration.</summary>
    public const string Section = "Nation:Web";

    /// <summary>
    /// Web addresses of the nation's silos with commas between them, as in
    /// <c>http://127.0.0.1:5090,http://127.0.0.1:5091</c>; its own may be among them. A display goes on at another
    /// where its own is lost, so each must answer pages that came from the others. Default empty: pages of this silo
    /// alone.
    /// </summary>
    public string Silos { get; set; } = "";

    /// <summary>The addresses one by one, without paths.</summary>
    public IEnumerable<Uri> SiloAddresses =>
        Silos
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => new Uri(new Uri(text).GetLeftPart(UriPartial.Authority)));

    /// <summary>What cannot work, with the cure.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var text in Silos.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                yield return $"{Section}:Silos has '{text}', which is no web address. Give addresses such as "
                    + "http://127.0.0.1:5090 with commas between them.";
            }
        }
    }
}

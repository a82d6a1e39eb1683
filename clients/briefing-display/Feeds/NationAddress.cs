using System.Net.Http.Json;
using Federation.Client;
using Grpc.Net.Client.Web;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>
/// Where the nation is: the address that the page came from, and whatever <c>settings.json</c> beside it names as the
/// web addresses of its other silos.
/// </summary>
/// <param name="home">The address that the page came from.</param>
public sealed class NationAddress(Uri home)
{
    private Task<NationClient>? _nation;

    /// <summary>The one client of this page; the browser's own transport carries it.</summary>
    public Task<NationClient> OpenAsync() => _nation ??= ConnectAsync();

    private async Task<NationClient> ConnectAsync() =>
        new(
            new NationOptions
            {
                Addresses = [new Uri(home.GetLeftPart(UriPartial.Authority)), .. await OthersAsync()],
                Transport = () => new GrpcWebHandler(GrpcWebMode.GrpcWeb, new HttpClientHandler()),
            }
        );

    private async Task<IEnumerable<Uri>> OthersAsync()
    {
        try
        {
            using var http = new HttpClient();
            var settings = await http.GetFromJsonAsync<DisplaySettings>(new Uri(home, "settings.json"));
            var named = settings?.Silos ?? [];
            return named.Where(uri => uri.GetLeftPart(UriPartial.Authority) != home.GetLeftPart(UriPartial.Authority));
        }
        catch (HttpRequestException)
        {
            // A folder of static files without settings: the nation is where the page came from.
            return [];
        }
    }
}

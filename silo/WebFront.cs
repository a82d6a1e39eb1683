using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Federation.Silo;

/// <summary>
/// The briefing display under <c>/display/</c>, and the nation's services for browsers (gRPC-Web) on the web port.
/// </summary>
internal static class WebFront
{
    private const string Policy = "displays";

    /// <summary>Beside this program: as it is published, as it is built.</summary>
    private static readonly Display[] s_displays =
    [
        new("wwwroot", "Federation.Silo.staticwebassets.endpoints.json", "", "display/index.html"),
        new(
            "display/wwwroot/display",
            "display/Federation.BriefingDisplay.staticwebassets.endpoints.json",
            "/display",
            "index.html"
        ),
    ];

    public static void AddServices(WebApplicationBuilder builder)
    {
        if (Array.Find(s_displays, one => one.IsThere) is { } display)
        {
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(display.Root);
        }

        _ = builder.Services.AddCors();
        _ = builder
            .Services.AddOptions<CorsOptions>()
            .Configure<IOptions<WebFrontOptions>>((cors, front) => cors.AddPolicy(Policy, AnswerPagesOf(front.Value)));
    }

    /// <summary>Before the services: says who may ask, and understands gRPC-Web.</summary>
    public static void Use(WebApplication app)
    {
        _ = app.UseMiddleware<PageHeaders>();
        _ = app.UseRouting();
        _ = app.UseCors(Policy);
        _ = app.UseGrpcWeb();
    }

    public static void Map(WebApplication app)
    {
        _ = app.MapGet(
            "/display/settings.json",
            (IOptions<WebFrontOptions> front) => Results.Json(new { silos = front.Value.SiloAddresses })
        );
        if (Array.Find(s_displays, one => one.IsThere) is { } display)
        {
            _ = app.MapGroup(display.Prefix).MapStaticAssets(display.Description);
            _ = app.MapFallbackToFile("/display/{*path:nonfile}", display.Page);
        }
    }

    private static Action<CorsPolicyBuilder> AnswerPagesOf(WebFrontOptions front) =>
        policy =>
            policy
                .WithOrigins([.. front.SiloAddresses.Select(uri => uri.GetLeftPart(UriPartial.Authority))])
                .WithMethods("POST")
                .AllowAnyHeader()
                .WithExposedHeaders("Grpc-Status", "Grpc-Message", "Grpc-Status-Details-Bin")
                .SetPreflightMaxAge(TimeSpan.FromHours(1));

    /// <summary>The display's files in one of the places where they may lie.</summary>
    /// <param name="Files">Their folder, beside this program.</param>
    /// <param name="Described">What lists them with their headers, beside this program.</param>
    /// <param name="Prefix">What addresses have before the names in that list.</param>
    /// <param name="Page">The page, in the folder.</param>
    private sealed record Display(string Files, string Described, string Prefix, string Page)
    {
        public string Root => Path.Combine(AppContext.BaseDirectory, Files);

        public string Description => Path.Combine(AppContext.BaseDirectory, Described);

        public bool IsThere => File.Exists(Path.Combine(Root, Page)) && File.Exists(Description);
    }
}

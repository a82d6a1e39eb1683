using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Federation.Silo;

/// <summary>
/// The briefing display under <c>/display/</c>, and the nation's services for browsers (gRPC-Web) on the web port.
/// </summary>
internal static class WebFront
{
    private const string Policy = "displays";
    private const string Page = "display/index.html";
    private const string Assets = "Federation.Silo.staticwebassets.endpoints.json";

    public static void AddServices(WebApplicationBuilder builder)
    {
        // Beside the programs where they were built; where they were published the files are under wwwroot already.
        _ = builder.WebHost.UseStaticWebAssets();
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
        var assets = Path.Combine(AppContext.BaseDirectory, Assets);
        if (File.Exists(assets) && app.Environment.WebRootFileProvider.GetFileInfo(Page).Exists)
        {
            _ = app.MapStaticAssets(assets);
            _ = app.MapFallbackToFile("/display/{*path:nonfile}", Page);
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
}

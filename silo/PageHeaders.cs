using Microsoft.Extensions.Options;

namespace Federation.Silo;

/// <summary>
/// What a browser is told with every page of the display: nothing may be fetched but from the nation's own silos.
/// </summary>
internal sealed class PageHeaders(RequestDelegate next, IOptions<WebFrontOptions> front)
{
    // WebAssembly needs wasm-unsafe-eval; the start script of the runtime is inline.
    private readonly string _policy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; connect-src 'self' "
        + string.Join(' ', front.Value.SiloAddresses.Select(uri => uri.GetLeftPart(UriPartial.Authority)));

    /// <summary>Called for each request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/display"))
        {
            context.Response.Headers.ContentSecurityPolicy = _policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    }
}
